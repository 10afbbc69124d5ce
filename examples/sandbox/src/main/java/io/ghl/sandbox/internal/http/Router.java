package io.ghl.sandbox.internal.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the operation of a request. A literal segment wins over a parameter, as in HighLevel's own router. */
final class Router {
    record Match(Operation operation, Map<String, String> params) {}

    private final Map<String, List<Operation>> byMethodAndLength = new HashMap<>();

    Router(List<Operation> operations) {
        for (Operation operation : operations) {
            byMethodAndLength
                    .computeIfAbsent(key(operation.method(), operation.segments()), k -> new ArrayList<>())
                    .add(operation);
        }
        byMethodAndLength.values().forEach(list -> list.sort((a, b) -> literals(b) - literals(a)));
    }

    @Nullable
    Match match(String method, String path) {
        List<String> segments = segments(path);
        for (Operation operation : byMethodAndLength.getOrDefault(key(method, segments), List.of())) {
            Map<String, String> params = match(operation.segments(), segments);
            if (params != null) {
                return new Match(operation, params);
            }
        }
        return null;
    }

    private static @Nullable Map<String, String> match(List<String> template, List<String> segments) {
        Map<String, String> params = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String part = template.get(i);
            if (part.startsWith(":")) {
                params.put(part.substring(1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return null;
            }
        }
        return params;
    }

    private static int literals(Operation operation) {
        return (int)
                operation.segments().stream().filter(s -> !s.startsWith(":")).count();
    }

    private static String key(String method, List<String> segments) {
        return method + segments.size();
    }

    /** The segments of a path; a slash at its end does not matter. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }
}
