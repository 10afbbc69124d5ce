package io.ghl.client.properties;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ghl.client.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents that are nearly right, and some that are not at all. */
final class Mutations {
    private static final int DEEP = 10_000;

    private Mutations() {}

    /** The document with something wrong. */
    static byte[] of(Seeds random, String document) {
        switch (random.below(10)) {
            case 0:
                return random.bytes(200);
            case 1:
                return document.substring(0, random.below(document.length() + 1))
                        .getBytes(UTF_8);
            case 2:
                byte[] flipped = document.getBytes(UTF_8);
                for (int i = random.below(5); i >= 0; i--) {
                    flipped[random.below(flipped.length)] = (byte) random.below(256);
                }
                return flipped;
            case 3:
                String open = random.pick("[", "{\"a\":");
                String deep = open.repeat(DEEP) + "1" + (open.equals("[") ? "]" : "}").repeat(DEEP);
                return replaced(random, document, deep).getBytes(UTF_8);
            case 4:
                String twice = document.startsWith("{") && document.length() > 2
                        ? document.substring(0, document.length() - 1) + "," + document.substring(1)
                        : document;
                return twice.getBytes(UTF_8);
            case 5:
                return ("\uFEFF" + document).getBytes(random.chance(50) ? UTF_8 : UTF_16);
            case 6:
                String number = random.pick(
                        "1e999999999",
                        "-1e999999999",
                        "1e-999999999",
                        "9223372036854775807",
                        "9".repeat(999),
                        "9".repeat(5000));
                return replaced(random, document, number).getBytes(UTF_8);
            case 7:
                return replaced(random, document, random.pick("\"\\ud800\"", "\"\\udc00x\"", "\"\u0000\"", "NaN", "''"))
                        .getBytes(UTF_8);
            default:
                return Trees.write(swapped(random, Trees.read(Json.parse(document)), 0))
                        .getBytes(UTF_8);
        }
    }

    /** One value of the document in other words. */
    private static String replaced(Seeds random, String document, String value) {
        String marked = Trees.write(marked(random, Trees.read(Json.parse(document))));
        return marked.replaceFirst("\"@@\"", java.util.regex.Matcher.quoteReplacement(value));
    }

    private static Object marked(Seeds random, @Nullable Object tree) {
        if (tree instanceof Map<?, ?> map && !map.isEmpty() && random.chance(90)) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>(map);
            Object key = random.pick(List.copyOf(map.keySet()));
            copy.put(key, marked(random, map.get(key)));
            return copy;
        }
        if (tree instanceof List<?> list && !list.isEmpty() && random.chance(90)) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            int at = random.below(list.size());
            copy.set(at, marked(random, list.get(at)));
            return copy;
        }
        return "@@";
    }

    /** The tree with values of other types, fields left out and items repeated. */
    private static @Nullable Object swapped(Seeds random, @Nullable Object tree, int depth) {
        if (random.chance(depth == 0 ? 2 : 12)) {
            return random.json(2);
        }
        if (tree instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                if (!random.chance(8)) {
                    copy.put(key, swapped(random, value, depth + 1));
                }
            });
            return copy;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            for (Object item : list) {
                for (int i = random.pick(1, 1, 1, 0, 2); i > 0; i--) {
                    copy.add(swapped(random, item, depth + 1));
                }
            }
            return copy;
        }
        return tree;
    }
}
