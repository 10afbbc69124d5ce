package io.ghl.client.contract.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with variables in braces. */
public final class PathTemplate {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final String text;
    private final List<String> variables = new ArrayList<>();
    private final Pattern pattern;

    public PathTemplate(String text) {
        this.text = text;
        StringBuilder regex = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        int end = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(text.substring(end, variable.start()))).append("([^/]+)");
            variables.add(variable.group(1));
            end = variable.end();
        }
        pattern =
                Pattern.compile(regex.append(Pattern.quote(text.substring(end))).toString());
    }

    public String text() {
        return text;
    }

    public List<String> variables() {
        return variables;
    }

    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }
}
