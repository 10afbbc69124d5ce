package io.ghl.examples.twowaysync;

import io.ghl.examples.twowaysync.highlevel.WebhookExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the numbers into words. */
public final class Report {
    private static final int SHOWN_DIFFERENCES = 10;

    private Report() {}

    /** The report, without the last line. */
    public static List<String> lines(Numbers n) {
        List<String> lines = new ArrayList<>();
        lines.add("What the sync did");
        n.sync().forEach((name, count) -> lines.add(row(name, count)));
        n.conflicts().forEach((rule, count) -> lines.add(row("settled: " + rule, count)));
        lines.add("");
        lines.add("Conflicts waiting for a person: " + n.open().size());
        if (!n.open().isEmpty()) {
            lines.add(columns("customer", "field", "app", "HighLevel", "why"));
        }
        for (Numbers.OpenConflict c : n.open()) {
            lines.add(columns(c.record(), c.field(), c.app(), c.highLevel(), c.reason()));
        }
        lines.add("");
        lines.add("HighLevel's count of the engine's requests");
        lines.add(row("linking and backfill", n.calls().beforeScript()));
        lines.add(row("after the backfill", n.calls().script())
                + String.format(
                        Locale.ROOT,
                        "   %.2f per edit, the final sweep's %d included",
                        n.calls().perEdit(n.edits()),
                        n.calls().sweep()));
        n.calls().byOperation().forEach((operation, count) -> lines.add(row("  " + operation, count)));
        lines.add(row("polls of the change feed", n.calls().feedPolls()));
        lines.add(row("because of echoes", n.echoCalls()));
        lines.add("");
        lines.add("Webhooks during the script");
        Numbers.Webhooks w = n.webhooks();
        lines.add(row("caused", w.sent()));
        lines.add(row("delivered", w.delivered()));
        lines.add(row("lost", w.dropped()));
        lines.add(row("sent twice", w.duplicated()));
        lines.add(row("overtaken by a later one", w.reordered()));
        n.intake().forEach((name, count) -> lines.add(row(name, count)));
        if (n.partial()) {
            lines.add("  (a process of this run was killed: its last counts may be missing)");
        }
        if (!n.examples().isEmpty()) {
            lines.add("");
            lines.add("Events like HighLevel's published examples, through the intake");
            lines.addAll(examples(n.examples()));
        }
        lines.add("");
        lines.addAll(check(n));
        return lines;
    }

    private static List<String> examples(List<WebhookExamples.Outcome> outcomes) {
        Map<Integer, String> byStatus = outcomes.stream()
                .collect(Collectors.groupingBy(
                        WebhookExamples.Outcome::status,
                        java.util.TreeMap::new,
                        Collectors.mapping(WebhookExamples.Outcome::name, Collectors.joining(", "))));
        List<String> lines = new ArrayList<>();
        byStatus.forEach((status, names) -> lines.add("  " + status + "  " + names));
        return lines;
    }

    private static List<String> check(Numbers n) {
        List<String> lines = new ArrayList<>();
        lines.add("Check against the script, by plain SQL and plain HTTP");
        lines.add(row("customers in the app", n.check().customers()));
        lines.add(row("contacts in HighLevel", n.check().contacts()));
        lines.add(row("values compared", n.check().fields()));
        lines.add(row("companies, tasks, notes, appointments", n.check().belongings()));
        lines.add(row("differences", n.check().differences().size()));
        n.check().differences().stream().limit(SHOWN_DIFFERENCES).forEach(d -> lines.add("    " + d));
        if (n.check().differences().size() > SHOWN_DIFFERENCES) {
            lines.add("    ... the others are in the file named below");
        }
        lines.add(row("duplicates", n.check().duplicates()));
        lines.add(row("conflicts left open", n.open().size()) + "   the script leaves " + n.expectedOpen());
        return lines;
    }

    /** The line for programs. */
    public static String result(Numbers n) {
        return String.format(
                Locale.ROOT,
                "RESULT differences=%d duplicates=%d conflicts_open=%d edits=%d api_calls=%d calls_per_edit=%.2f"
                        + " echo_calls=%d",
                n.check().differences().size(),
                n.check().duplicates(),
                n.open().size(),
                n.edits(),
                n.calls().total(),
                n.calls().perEdit(n.edits()),
                n.echoCalls());
    }

    private static String columns(String record, String field, String app, String highLevel, String why) {
        return "  " + padded(record, 9) + padded(field, 7) + padded(app, 20) + padded(highLevel, 20) + why;
    }

    private static String row(String name, long count) {
        return String.format(Locale.ROOT, "  %-42s %6d", name, count);
    }

    /** Fills a text up to a width in columns of a terminal, or cuts it. */
    private static String padded(String text, int width) {
        StringBuilder padded = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            int columns = columns(c);
            if (used + columns > width) {
                break;
            }
            padded.appendCodePoint(c);
            used += columns;
        }
        return padded.append(" ".repeat(width - used + 1)).toString();
    }

    /** Han, Hangul and Kana take two columns, accents none. */
    private static int columns(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HANGUL, HIRAGANA, KATAKANA -> 2;
            default -> 1;
        };
    }
}
