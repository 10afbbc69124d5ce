package io.ghl.sync.mapping.file;

import java.util.List;
import java.util.Map;

/** Says the messages of mappings in code in the words of a file. */
final class InFile {
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry(".ownedBy(GHL)", "\"direction: toApp\""),
            Map.entry("ownedBy(GHL)", "\"direction: toApp\""),
            Map.entry("let the application own the field", "write \"direction: toGhl\""),
            Map.entry("preferring(...)", "\"prefer\""),
            Map.entry("unmapped(...)", "\"unmapped\""),
            Map.entry("values(...)", "\"values\""),
            Map.entry("matchOn(...)", "\"matchOn\""),
            Map.entry("requireOneOf(...)", "\"requireOneOf\""),
            Map.entry("externalId(...)", "\"externalId\""),
            Map.entry("customField(...)", "{custom: key}"),
            Map.entry("canonical(...)", "\"form\""),
            Map.entry("convert(...)", "\"steps\""),
            Map.entry("scope(...)", "\"scope\""),
            Map.entry("give names that field(...) was called with", "give the \"name\" of fields, or their column"));

    private InFile() {}

    static String said(String message) {
        String said = message;
        for (Map.Entry<String, String> word : WORDS) {
            said = said.replace(word.getKey(), word.getValue());
        }
        return said;
    }
}
