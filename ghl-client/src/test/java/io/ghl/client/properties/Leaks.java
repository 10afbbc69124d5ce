package io.ghl.client.properties;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises what tests use as secrets and personal data: the planted words, and anything that looks like such data. */
final class Leaks {
    /** None of them takes long on a long line without a space, such as a body that leaked as a whole. */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(?i)planted\\S{0,60}"),
            Pattern.compile("(?<![\\w.+-])[\\w.+-]++(@|%40)[\\w-]++\\.[A-Za-z][\\w.-]{0,60}"),
            Pattern.compile("(?<![\\w.])(\\+|%2B)[1-9]\\d{9,14}(?![\\d.])"),
            Pattern.compile("(?i)\\bpit-[\\w-]+"),
            Pattern.compile("Bearer\\s+[\\w.-]+"),
            Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]+"),
            Pattern.compile("(?i)\"?(access|refresh)_?token\"?\\s*[:=]\\s*\"?[\\w.-]{4,}"),
            Pattern.compile("(?i)\"?client_?secret\"?\\s*[:=]\\s*\"?[\\w.-]{4,}"),
            Pattern.compile("\\bLovelace\\b"));

    private Leaks() {}

    /** Each leak of a text with the line it is in. */
    static Stream<String> in(String source, String text) {
        return text.lines()
                .flatMap(line -> FORMS.stream()
                        .map(form -> form.matcher(line))
                        .filter(Matcher::find)
                        .map(found -> source + ": \"" + found.group() + "\" in: "
                                + line.substring(0, Math.min(line.length(), 300))));
    }
}
