package io.ghl.examples.twowaysync.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file of {@code docs/api}: its packages, and the members of each type. A member is known by its name and the simple
 * names of its parameters, so that another return type makes no new one.
 */
record ApiDump(Set<String> packages, Map<String, Type> types) {
    /** {@code name} has its package, and {@code $} before a nested type. */
    record Type(String name, boolean isRecord, Set<String> members) {
        String packageName() {
            return name.substring(0, name.lastIndexOf('.'));
        }

        /** The types around it and itself, the outermost first. */
        List<String> around() {
            List<String> names = new ArrayList<>();
            for (int end = name.indexOf('$'); end >= 0; end = name.indexOf('$', end + 1)) {
                names.add(name.substring(0, end));
            }
            names.add(name);
            return names;
        }
    }

    private static final Pattern HEADER = Pattern.compile("\\b(class|interface|enum|record) (\\S+)");

    static ApiDump of(String text) {
        Set<String> packages = new LinkedHashSet<>();
        Map<String, Type> types = new LinkedHashMap<>();
        Type type = null;
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            if (line.startsWith("package ")) {
                packages.add(line.substring("package ".length()));
            } else if (!line.startsWith(" ")) {
                Matcher header = HEADER.matcher(withoutGenerics(line));
                if (!header.find()) {
                    throw new IllegalArgumentException("not the header of a type: " + line);
                }
                type = new Type(header.group(2), header.group(1).equals("record"), new LinkedHashSet<>());
                types.put(type.name(), type);
            } else if (type == null) {
                throw new IllegalArgumentException("a member of no type: " + line);
            } else {
                type.members().add(member(line));
            }
        }
        return new ApiDump(packages, types);
    }

    private static String member(String line) {
        String text = withoutGenerics(line).replaceFirst(" throws .*", "");
        int parameters = text.indexOf('(');
        if (parameters < 0) {
            return simple(text);
        }
        List<String> types = Arrays.asList(
                text.substring(parameters + 1, text.lastIndexOf(')')).split(",", -1));
        return signature(simple(text.substring(0, parameters)), types);
    }

    static String signature(String name, List<String> parameters) {
        return name
                + parameters.stream()
                        .map(type -> simple(withoutGenerics(type)))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    static String withoutGenerics(String text) {
        String before = text;
        String after = before.replaceAll("<[^<>]*>", "");
        while (!after.equals(before)) {
            before = after;
            after = before.replaceAll("<[^<>]*>", "");
        }
        return after;
    }

    /** The last word without what qualifies it: {@code Span[]} of {@code io.ghl.client.calendars.OpenHours$Span...}. */
    static String simple(String text) {
        String word = text.strip().replace("...", "[]");
        return word.substring(
                Math.max(word.lastIndexOf(' '), Math.max(word.lastIndexOf('.'), word.lastIndexOf('$'))) + 1);
    }
}
