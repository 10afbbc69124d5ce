package io.ghl.sync.internal.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody could have meant who wrote another one. */
public final class Nearest {
    private static final int MOST = 3;
    /** Nobody means a name with more characters than this; telling how far it is from each would take its time. */
    private static final int LONGEST = 200;

    private Nearest() {}

    /**
     * Up to three names that could have been meant, the nearest first.
     *
     * @param wanted what was written
     * @param known the names that there are
     * @return some of them, empty if none is near
     */
    public static List<String> of(String wanted, Collection<String> known) {
        if (wanted.length() > LONGEST) {
            return List.of();
        }
        String folded = fold(wanted);
        return known.stream()
                .filter(name -> distance(folded, fold(name)) <= name.length() / 2)
                .sorted(Comparator.comparingInt((String name) -> distance(folded, fold(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** {@code first_name} and {@code FirstName} mean {@code firstName}. */
    private static String fold(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
