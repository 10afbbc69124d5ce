package io.ghl.client.contract.spec;

import java.util.ArrayList;
import java.util.List;

/** A path with variables in braces, each of them a whole segment. */
public final class PathTemplate {
    private final String text;
    private final List<String> segments;
    private final List<String> variables = new ArrayList<>();

    public PathTemplate(String text) {
        this.text = text;
        this.segments = segments(text);
        for (String segment : segments) {
            if (isVariable(segment)) {
                variables.add(segment.substring(1, segment.length() - 1));
            } else if (segment.contains("{")) {
                throw new IllegalArgumentException(text + " has a variable that is a part of a segment");
            }
        }
    }

    public String text() {
        return text;
    }

    public List<String> variables() {
        return variables;
    }

    public boolean matches(String path) {
        return matches(segments(path));
    }

    /** Whether a path of these segments is meant; a variable stands for anything but the empty text. */
    boolean matches(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String expected = segments.get(i);
            if (isVariable(expected) ? path.get(i).isEmpty() : !expected.equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }
}
