package io.ghl.sync.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tags that a mapping may touch.
 *
 * @param patterns tags, or beginnings of tags followed by the wildcard; in canonical form
 */
record Scope(List<String> patterns) {
    static final String WILDCARD = "*";
    static final Scope ALL = new Scope(List.of(WILDCARD));

    Scope {
        patterns = List.copyOf(patterns);
    }

    static Scope of(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new MappingException("The scope of the tags is empty; give a pattern such as \"app:*\".");
        }
        List<String> canonical = new ArrayList<>();
        for (String pattern : patterns) {
            String clean = pattern.strip().toLowerCase(Locale.ROOT);
            int star = clean.indexOf(WILDCARD);
            if (clean.isEmpty() || (star >= 0 && star < clean.length() - 1)) {
                throw new MappingException("The tag scope \"" + pattern
                        + "\" is malformed; write a tag, or the beginning of one followed by \"*\", such as"
                        + " \"app:*\".");
            }
            canonical.add(clean);
        }
        return new Scope(canonical);
    }

    /** Whether a label in canonical form may be touched. */
    boolean covers(String label) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith(WILDCARD)
                        ? label.startsWith(pattern.substring(0, pattern.length() - 1))
                        : label.equals(pattern));
    }
}
