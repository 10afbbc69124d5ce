package io.ghl.sync.mapping;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person's full name between its two parts. Joining loses where the first name ends; splitting takes it from the parts
 * that are there, so that a name that did not change keeps its parts, and one of which a part changed keeps the other.
 *
 * @param first the first name, null if there is none
 * @param last the last name, null if there is none
 */
record FullName(@Nullable String first, @Nullable String last) {
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    /** A full name in the form in which it is compared: with single spaces only. */
    static String normal(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** Both parts as one, empty if there are none. */
    String joined() {
        return normal((first == null ? "" : first) + " " + (last == null ? "" : last));
    }

    /** Splits a full name, guided by the parts that are there now. */
    FullName with(@Nullable String full) {
        String name = full == null ? "" : normal(full);
        if (name.equals(joined())) {
            return this;
        }
        String lastNow = last == null ? "" : normal(last);
        String firstNow = first == null ? "" : normal(first);
        if (name.equals(lastNow)) {
            return of("", lastNow);
        }
        if (name.equals(firstNow)) {
            return of(firstNow, "");
        }
        if (!lastNow.isEmpty() && name.endsWith(" " + lastNow)) {
            return of(name.substring(0, name.length() - lastNow.length()), lastNow);
        }
        if (!firstNow.isEmpty() && name.startsWith(firstNow + " ")) {
            return of(firstNow, name.substring(firstNow.length()));
        }
        int space = name.lastIndexOf(' ');
        return space < 0 ? of(name, "") : of(name.substring(0, space), name.substring(space));
    }

    private static FullName of(String first, String last) {
        return new FullName(orNull(first.strip()), orNull(last.strip()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public String toString() {
        return "FullName";
    }
}
