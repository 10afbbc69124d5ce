package io.ghl.examples.syncrunner.connect.csv;

import java.util.regex.Pattern;

/**
 * Texts that a spreadsheet would take for a formula. They are written with an apostrophe in front, which is taken away
 * again when they are read, so the sync itself sees no difference. Numbers and phone numbers with a sign stay as they are.
 */
final class Formulas {
    private static final Pattern NUMBER = Pattern.compile("[+-][0-9][0-9 ().,/-]*");
    private static final Pattern FORMULA = Pattern.compile("[=@+\\-\\t\\r].*", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("'+[=@+\\-\\t\\r].*", Pattern.DOTALL);

    private final boolean escape;

    Formulas(boolean escape) {
        this.escape = escape;
    }

    String write(String text) {
        boolean harmful =
                FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
        return escape && (harmful || ESCAPED.matcher(text).matches()) ? "'" + text : text;
    }

    String read(String cell) {
        return escape && ESCAPED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
