package io.ghl.sync.internal.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/** All that needs the optional library for YAML, so that nothing else is lost without it. */
final class YamlParsers {
    private YamlParsers() {}

    static JsonParser open(String text) throws IOException {
        return new YAMLFactory().createParser(text);
    }

    static boolean isAlias(JsonParser parser) throws IOException {
        return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
    }
}
