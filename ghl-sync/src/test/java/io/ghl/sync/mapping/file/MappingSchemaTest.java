package io.ghl.sync.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The published schema and the reader of mapping files say the same. */
class MappingSchemaTest {
    private static final List<String> EXAMPLES = Examples.NAMES;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Schema SCHEMA =
            SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(MappingFile.schema(), InputFormat.JSON);

    private static boolean schemaTakes(JsonNode document) {
        return SCHEMA.validate(document.toString(), InputFormat.JSON).isEmpty();
    }

    private static boolean readerTakes(JsonNode document) {
        try {
            MappingFile.parse("m.json", document.toString(), Examples.CODE);
            return true;
        } catch (MappingFileException e) {
            return false;
        }
    }

    private static JsonNode example(String name) throws Exception {
        return (name.endsWith("json") ? JSON : YAML).readTree(Examples.text(name));
    }

    @Test
    void theDocumentationHasTheSchema() throws Exception {
        Path published = Path.of(System.getProperty("ghl.root"), "docs", "mapping.schema.json");
        assertThat(Files.readString(published)).isEqualTo(MappingFile.schema());
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void bothTakeTheExamples(String name) throws Exception {
        JsonNode document = example(name);
        assertThat(SCHEMA.validate(document.toString(), InputFormat.JSON)).isEmpty();
        assertThat(readerTakes(document)).isTrue();
    }

    /** Each name of each example in turn is misspelt, and each value becomes one of another kind. */
    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void bothRefuseTheSameMistakes(String name) throws Exception {
        List<String> disagreements = new ArrayList<>();
        int[] tried = {0};
        mutate(example(name), mutant -> {
            tried[0]++;
            // The reader may refuse more, as it knows more; never less.
            if (!schemaTakes(mutant) && readerTakes(mutant)) {
                disagreements.add(mutant.toString());
            }
        });
        assertThat(tried[0]).isGreaterThan(10);
        assertThat(disagreements).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void bothRefuseNamesThatThereAreNot(String name) throws Exception {
        JsonNode document = example(name);
        for (ObjectNode each : objects(document)) {
            each.put("unheardOf", "x");
            // Only pairs of values take any name.
            assertThat(schemaTakes(document) || !readerTakes(document))
                    .as(document.toString())
                    .isTrue();
            each.remove("unheardOf");
        }
    }

    @Test
    void bothRefuseWhatIsWrong() throws Exception {
        for (String wrong : List.of(
                "{}",
                "[]",
                "{version: 2, records: contacts, fields: [{app: a, ghl: email}]}",
                "{version: 1, records: people, fields: [{app: a, ghl: email}]}",
                "{version: 1, records: contacts, fields: []}",
                "{version: 1, records: contacts, fields: [{app: a}]}",
                "{version: 1, records: contacts, fields: [{ghl: email}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: {custom: a, customName: b}}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email, direction: up}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email, steps: trim}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email, steps: [{date: d, phone: US}]}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email, when: {column: a}}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email, when: {column: a, is: 1, in: [2]}}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email, when: {and: []}}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email, onConflict: {monotone: {order: [A]}}}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email}], polling: {feedInterval: 5}}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email}], tags: {app: t, type: text}}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email}], triggers: []}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email}], triggers: [{name: x, on: created}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email}],"
                        + " triggers: [{name: x, on: born, do: [{code: c}]}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email}],"
                        + " triggers: [{name: x, on: created, do: [{webhook: 'https://example.com', secret: plain}]}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email}],"
                        + " triggers: [{name: x, on: {tagAdded: a, tagRemoved: b}, do: [{code: c}]}]}",
                "{version: 1, records: contacts, fields: [{app: a, ghl: email}], onDelete: destroy}")) {
            JsonNode document = YAML.readTree(wrong);
            assertThat(schemaTakes(document)).as(wrong).isFalse();
            assertThat(readerTakes(document)).as(wrong).isFalse();
        }
    }

    @Test
    void schemaAndReaderKnowTheSameWords() throws Exception {
        JsonNode schema = JSON.readTree(MappingFile.schema());
        assertThat(names(schema.at("/properties"))).isEqualTo(Set.copyOf(Vocabulary.ROOT));
        assertThat(names(schema.at("/$defs/field/properties"))).isEqualTo(Set.copyOf(Vocabulary.FIELD));
        assertThat(names(schema.at("/properties/tags/properties"))).isEqualTo(Set.copyOf(Vocabulary.TAGS));
        assertThat(names(schema.at("/properties/link/properties"))).isEqualTo(Set.copyOf(Vocabulary.LINK));
        assertThat(names(schema.at("/properties/polling/properties"))).isEqualTo(Set.copyOf(Vocabulary.POLLING));
        assertThat(names(schema.at("/$defs/step/oneOf/1/properties"))).isEqualTo(Set.copyOf(StepReader.DETAILED));
        assertThat(texts(schema.at("/$defs/step/oneOf/0/enum"))).isEqualTo(StepReader.WORDS.keySet());
        assertThat(names(schema.at("/$defs/strategy/oneOf/1/properties")))
                .isEqualTo(Set.copyOf(StrategyReader.DETAILED));
        assertThat(texts(schema.at("/$defs/strategy/oneOf/0/enum"))).isEqualTo(StrategyReader.PLAIN.keySet());
        assertThat(texts(schema.at("/$defs/field/properties/type/enum"))).isEqualTo(Vocabulary.TYPES.keySet());
        assertThat(texts(schema.at("/$defs/field/properties/form/oneOf/0/enum")))
                .isEqualTo(Vocabulary.FORMS.keySet());
        assertThat(texts(schema.at("/properties/records/enum"))).isEqualTo(Vocabulary.RECORDS.keySet());
        assertThat(names(schema.at("/$defs/trigger/properties"))).isEqualTo(Set.copyOf(TriggersReader.TRIGGER));
        assertThat(texts(schema.at("/$defs/happening/oneOf/0/enum"))).isEqualTo(TriggersReader.HAPPENINGS.keySet());
        assertThat(allNames(schema.at("/$defs/happening/oneOf"))).isEqualTo(Set.copyOf(TriggersReader.CONDITIONS));
        assertThat(allNames(schema.at("/$defs/effect/oneOf"))).containsAll(TriggersReader.EFFECTS);
        Set<String> condition = new TreeSet<>();
        schema.at("/$defs/condition/oneOf").forEach(one -> condition.addAll(names(one.path("properties"))));
        assertThat(condition).isEqualTo(Set.copyOf(Vocabulary.CONDITION));
    }

    private static Set<String> allNames(JsonNode alternatives) {
        Set<String> names = new TreeSet<>();
        alternatives.forEach(one -> names.addAll(names(one.path("properties"))));
        return names;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            found.add(object);
        }
        node.forEach(child -> found.addAll(objects(child)));
        return found;
    }

    private static void mutate(JsonNode document, Consumer<JsonNode> use) {
        for (ObjectNode object : objects(document)) {
            for (String name : List.copyOf(names(object))) {
                JsonNode value = object.get(name);
                object.remove(name);
                use.accept(document);
                for (JsonNode other : List.<JsonNode>of(
                        JSON.getNodeFactory().numberNode(7),
                        JSON.getNodeFactory().textNode("unheard of"),
                        JSON.getNodeFactory().nullNode(),
                        JSON.createArrayNode(),
                        JSON.createObjectNode())) {
                    object.set(name, other);
                    use.accept(document);
                }
                object.set(name, value);
                if (value instanceof ArrayNode list && !list.isEmpty()) {
                    JsonNode first = list.get(0);
                    list.set(0, JSON.createArrayNode());
                    use.accept(document);
                    list.set(0, first);
                }
            }
        }
    }
}
