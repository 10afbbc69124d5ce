package io.ghl.client.properties;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists and Java values, written and compared without the client's own mapper. Numbers are equal when
 * every digit is.
 */
final class Trees {
    private Trees() {}

    /** The text of a document. */
    static String write(@Nullable Object tree) {
        StringBuilder text = new StringBuilder();
        write(tree, text);
        return text.toString();
    }

    private static void write(@Nullable Object tree, StringBuilder text) {
        if (tree instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                write(member.getKey(), text.append(separator));
                write(member.getValue(), text.append(':'));
                separator = ",";
            }
            text.append(map.isEmpty() ? "{}" : "}");
        } else if (tree instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                write(item, text.append(separator));
                separator = ",";
            }
            text.append(list.isEmpty() ? "[]" : "]");
        } else if (tree instanceof String string) {
            text.append('"');
            string.chars()
                    .forEach(c -> text.append(
                            c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c)
                                    ? String.format("\\u%04x", c)
                                    : String.valueOf((char) c)));
            text.append('"');
        } else {
            text.append(tree);
        }
    }

    /** What a node holds. */
    static @Nullable Object read(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(member -> map.put(member.getKey(), read(member.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(item -> list.add(read(item)));
            return list;
        }
        if (node.isIntegralNumber()) {
            return new BigInteger(node.asText());
        }
        return node.isNumber()
                ? new BigDecimal(node.asText())
                : node.isTextual() ? node.textValue() : node.isBoolean() ? (Object) node.booleanValue() : null;
    }
}
