package io.ghl.sync.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Three-way merge by lines, as diff3 does it: lines that both sides kept cut the texts into pieces, and of each piece the
 * side that changed it wins. A piece that both changed differently is an overlap.
 */
final class LineMerge {
    /** Beyond that the table of the comparison would take too much memory. */
    private static final int MOST_CELLS = 4_000_000;

    private static final int NONE = -1;

    private LineMerge() {}

    /** The merged text, null if there is an overlap that nobody may keep both of, or the texts are too long. */
    static @Nullable String merge(String base, String app, String ghl, TextOverlap overlap) {
        List<String> before = lines(base);
        List<String> ours = lines(app);
        List<String> theirs = lines(ghl);
        if ((long) before.size() * Math.max(ours.size(), theirs.size()) > MOST_CELLS) {
            return null;
        }
        int[] inOurs = kept(before, ours);
        int[] inTheirs = kept(before, theirs);
        List<String> merged = new ArrayList<>();
        int from = 0;
        int oursFrom = 0;
        int theirsFrom = 0;
        while (true) {
            int to = from;
            while (to < before.size() && (inOurs[to] == NONE || inTheirs[to] == NONE)) {
                to++;
            }
            boolean end = to == before.size();
            int oursTo = end ? ours.size() : inOurs[to];
            int theirsTo = end ? theirs.size() : inTheirs[to];
            List<String> piece = piece(
                    before.subList(from, to),
                    ours.subList(oursFrom, oursTo),
                    theirs.subList(theirsFrom, theirsTo),
                    overlap);
            if (piece == null) {
                return null;
            }
            merged.addAll(piece);
            if (end) {
                return String.join("\n", merged);
            }
            merged.add(before.get(to));
            from = to + 1;
            oursFrom = oursTo + 1;
            theirsFrom = theirsTo + 1;
        }
    }

    private static @Nullable List<String> piece(
            List<String> before, List<String> ours, List<String> theirs, TextOverlap overlap) {
        if (ours.equals(theirs) || theirs.equals(before)) {
            return ours;
        }
        if (ours.equals(before)) {
            return theirs;
        }
        if (overlap == TextOverlap.REVIEW) {
            return null;
        }
        List<String> both = new ArrayList<>(ours);
        both.addAll(theirs);
        return both;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }

    /** For each line of {@code before} where it is in {@code after}: a longest common subsequence. */
    private static int[] kept(List<String> before, List<String> after) {
        int[][] longest = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                longest[i][j] = before.get(i).equals(after.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int[] kept = new int[before.size()];
        Arrays.fill(kept, NONE);
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (before.get(i).equals(after.get(j))) {
                kept[i++] = j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return kept;
    }
}
