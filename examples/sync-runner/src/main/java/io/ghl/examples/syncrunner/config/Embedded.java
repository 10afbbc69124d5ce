package io.ghl.examples.syncrunner.config;

import io.ghl.sync.internal.document.Position;

/**
 * A mapping that stands within the file: the file with everything else blanked out, so that each line and column of a
 * message is that of the file.
 */
final class Embedded {
    /** What ends a line in YAML. */
    private static final String LINE_BREAK = "\r\n|[\n\r\u0085\u2028\u2029]";

    private Embedded() {}

    static String only(String text, Position start) {
        String[] lines = text.split(LINE_BREAK, -1);
        int first = start.line() - 1;
        int indent = start.column() - 1;
        if (lines[first].startsWith("{", indent)) {
            return flow(lines, first, indent);
        }
        StringBuilder kept = new StringBuilder();
        boolean within = false;
        for (int i = 0; i < lines.length; i++) {
            if (i == first) {
                within = true;
                kept.append(" ".repeat(indent)).append(lines[i].substring(indent));
            } else if (i > first && within) {
                // A comment may stand anywhere.
                within = lines[i].isBlank() || lines[i].strip().startsWith("#") || indentOf(lines[i]) >= indent;
                kept.append(within ? lines[i] : "");
            }
            kept.append('\n');
        }
        return kept.toString();
    }

    /** From an opening brace to the closing one. */
    private static String flow(String[] lines, int first, int column) {
        StringBuilder kept = new StringBuilder("\n".repeat(first)).append(" ".repeat(column));
        int depth = 0;
        char quote = 0;
        for (int i = first; i < lines.length; i++) {
            for (int j = i == first ? column : 0; j < lines[i].length(); j++) {
                char c = lines[i].charAt(j);
                if (c == '#' && quote == 0 && (j == 0 || Character.isWhitespace(lines[i].charAt(j - 1)))) {
                    break;
                }
                kept.append(c);
                if (quote != 0) {
                    if (c == '\\' && quote == '"' && j + 1 < lines[i].length()) {
                        kept.append(lines[i].charAt(++j));
                    } else if (c == quote) {
                        quote = 0;
                    }
                } else if (c == '"' || (c == '\'' && startsText(lines[i], j))) {
                    quote = c;
                } else if (c == '{' || c == '[') {
                    depth++;
                } else if ((c == '}' || c == ']') && --depth == 0) {
                    return kept.append('\n').toString();
                }
            }
            kept.append('\n');
        }
        return kept.toString();
    }

    /** An apostrophe within a word quotes nothing. */
    private static boolean startsText(String line, int at) {
        return at == 0 || "{[,: ".indexOf(line.charAt(at - 1)) >= 0;
    }

    private static int indentOf(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
