package io.ghl.sandbox.internal.page;

import java.util.List;

/** Pieces of HTML. Every text is escaped on its way in, so what callers have stored cannot become markup. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    Html text(String plain) {
        text.append(escape(plain));
        return this;
    }

    Html link(String href, String label) {
        text.append("<a href=\"").append(escape(href)).append("\">");
        text(label);
        text.append("</a> ");
        return this;
    }

    /** A table, or one word if there is nothing to show. */
    Html table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            text.append("<p class=\"none\">none</p>");
            return this;
        }
        text.append("<table><thead>");
        row("th", head);
        text.append("</thead><tbody>");
        rows.forEach(cells -> row("td", cells));
        text.append("</tbody></table>");
        return this;
    }

    private void row(String tag, List<String> cells) {
        text.append("<tr>");
        for (String cell : cells) {
            text.append('<').append(tag).append('>').append(escape(cell));
            text.append("</").append(tag).append('>');
        }
        text.append("</tr>");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
