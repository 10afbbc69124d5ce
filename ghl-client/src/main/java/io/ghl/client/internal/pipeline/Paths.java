package io.ghl.client.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.json.Check;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds paths and query strings so that a value never becomes another path, segment or parameter. */
public final class Paths {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern RAW_PATH = Pattern.compile("/([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");
    private static final String UNRESERVED = "-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Paths() {}

    static String expand(String template, Map<String, String> values) {
        Matcher matcher = PARAMETER.matcher(template);
        StringBuilder path = new StringBuilder(template.length() + 32);
        while (matcher.find()) {
            String name = matcher.group(1);
            String segment = encode(Check.id(name, values.get(name)));
            matcher.appendReplacement(path, Matcher.quoteReplacement(segment));
        }
        return matcher.appendTail(path).toString();
    }

    /** An array is a repeated parameter, which is what the specification means by saying nothing else. */
    static String query(Map<String, List<String>> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, values) -> values.forEach(value -> text.append(text.isEmpty() ? '?' : '&')
                .append(encode(name))
                .append('=')
                .append(encode(value))));
        return text.toString();
    }

    /** The scalar fields of an object as a form. */
    static String form(JsonNode body) {
        StringBuilder text = new StringBuilder();
        body.properties()
                .forEach(field -> text.append(text.isEmpty() ? "" : "&")
                        .append(encode(field.getKey()))
                        .append('=')
                        .append(encode(field.getValue().asText())));
        return text.toString();
    }

    /** Checks a path that a user wrote: one absolute path, encoded already, without dot segments. */
    public static String checkRaw(String path) {
        if (!RAW_PATH.matcher(path).matches() || path.startsWith("//")) {
            throw new IllegalArgumentException(
                    "A raw path starts with one slash and is percent-encoded, without query and fragment.");
        }
        if (DOT_SEGMENT.matcher(path).find()) {
            throw new IllegalArgumentException("A raw path must not contain dot segments.");
        }
        return path;
    }

    private static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 8);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 0xF]);
            }
        }
        return encoded.toString();
    }
}
