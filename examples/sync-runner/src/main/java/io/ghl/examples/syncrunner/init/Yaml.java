package io.ghl.examples.syncrunner.init;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Texts for a YAML file. */
final class Yaml {
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private Yaml() {}

    /** A text, in quotation marks where YAML would take it for something else. */
    static String text(String text) {
        boolean plain = text.matches("[A-Za-z_/.][A-Za-z0-9_/.-]*") && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : "\"" + escaped(text) + "\"";
    }

    /** A line break would be read as a space. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String map(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
