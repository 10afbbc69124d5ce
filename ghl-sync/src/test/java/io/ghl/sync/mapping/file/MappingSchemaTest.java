package io.ghl.sync.mapping.file;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The published schema and the reader of mapping files say the same. */
class MappingSchemaTest {
    private static final long SEED = 20_261_129;
    private static final List<JsonNode> EXAMPLES = Examples.allDocuments();
    private static final ObjectMapper JSON = Examples.JSON;
    private static final ObjectMapper YAML = Examples.YAML;
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

    @Test
    void theDocumentationHasTheSchema() throws Exception {
        Path published = Path.of(System.getProperty("ghl.root"), "docs", "mapping.schema.json");
        assertThat(Files.readString(published)).isEqualTo(MappingFile.schema());
    }

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void bothTakeTheExamples(JsonNode document) {
        assertThat(SCHEMA.validate(document.toString(), InputFormat.JSON)).isEmpty();
        assertThat(readerTakes(document)).isTrue();
    }

    /** Each name of each example in turn is misspelt, and each value becomes one of another kind. */
    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void bothRefuseTheSameMistakes(JsonNode example) {
        List<String> disagreements = new ArrayList<>();
        int[] tried = {0};
        mutate(example.deepCopy(), mutant -> {
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
    void bothRefuseNamesThatThereAreNot(JsonNode example) {
        JsonNode document = example.deepCopy();
        for (ObjectNode each : objects(document)) {
            each.put("unheardOf", "x");
            // Only pairs of values take any name.
            assertThat(schemaTakes(document) || !readerTakes(document))
                    .as(document.toString())
                    .isTrue();
            each.remove("unheardOf");
        }
    }

    /** Parts of examples are put where parts of others were, so that most of it is right in another place. */
    @Test
    void bothRefuseTheSameTransplants() {
        Random random = new Random(SEED);
        List<ObjectNode> donors =
                EXAMPLES.stream().flatMap(example -> objects(example).stream()).toList();
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            JsonNode mutant = EXAMPLES.get(random.nextInt(EXAMPLES.size())).deepCopy();
            List<ObjectNode> places = objects(mutant);
            ObjectNode place = places.get(random.nextInt(places.size()));
            ObjectNode donor = donors.get(random.nextInt(donors.size()));
            List<String> names = List.copyOf(names(donor));
            String name = names.get(random.nextInt(names.size()));
            place.set(name, donor.get(name).deepCopy());
            if (!schemaTakes(mutant)) {
                refused++;
                assertThat(readerTakes(mutant)).as("seed %d: %s", SEED, mutant).isFalse();
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    /** What is wrong, and what the reader says of it. */
    @Test
    void bothRefuseWhatIsWrong() throws Exception {
        for (Map.Entry<String, String> each : WRONG.entrySet()) {
            JsonNode document = YAML.readTree(each.getKey());
            assertThat(schemaTakes(document)).as(each.getKey()).isFalse();
            assertThatThrownBy(() -> MappingFile.parse("m.json", document.toString(), Examples.CODE))
                    .as(each.getKey())
                    .isInstanceOf(MappingFileException.class)
                    .hasMessageContaining(each.getValue());
        }
    }

    private static final String CONTACTS = "version: 1, records: contacts";
    private static final String ONE = CONTACTS + ", fields: [{app: a, ghl: email}]";
    private static final Map<String, String> WRONG = Map.ofEntries(
            entry("{}", "\"version\" is missing; add it, such as \"version: 1\"."),
            entry("[]", "A mapping file is written as names with values"),
            entry("{" + ONE + ", triggers: []}", "\"triggers\" is a list with an entry for each trigger"),
            entry("{" + ONE + ", triggers: [{name: x, on: created}]}", "\"do\" is missing"),
            entry("{" + ONE + ", triggers: [{name: x, on: born, do: [{code: c}]}]}", "\"on\" takes no \"born\""),
            entry(
                    "{" + ONE
                            + ", triggers: [{name: x, on: created, do: [{webhook: 'https://a.com', secret: plain}]}]}",
                    "A secret does not belong into a file"),
            entry(
                    "{" + ONE + ", triggers: [{name: x, on: {tagAdded: a, tagRemoved: b}, do: [{code: c}]}]}",
                    "\"on\" takes one thing at a time"),
            entry("{version: 2, records: contacts, fields: [{app: a, ghl: email}]}", "write \"version: 1\"."),
            entry("{version: 1, records: contact, fields: [{app: a, ghl: email}]}", "Did you mean \"contacts\"?"),
            entry("{" + CONTACTS + ", fields: []}", "\"fields\" is a list with an entry for each field"),
            entry("{" + CONTACTS + ", fields: [{app: a}]}", "\"ghl\" is missing; add it"),
            entry("{" + CONTACTS + ", fields: [{ghl: email}]}", "\"app\" is missing; add it"),
            entry("{" + CONTACTS + ", fields: [{app: a, gh1: email}]}", "Did you mean \"ghl\"?"),
            entry(
                    "{" + CONTACTS + ", fields: [{app: a, ghl: {custom: a, customName: b}}]}",
                    "either \"custom\" (its key or id) or \"customName\""),
            entry("{" + CONTACTS + ", fields: [{app: a, ghl: email, direction: up}]}", "both, toGhl, toApp"),
            entry("{" + CONTACTS + ", fields: [{app: a, ghl: email, steps: trim}]}", "such as [trim, lower]"),
            entry("{" + CONTACTS + ", fields: [{app: a, ghl: email, steps: [trimm]}]}", "Did you mean \"trim\"?"),
            entry(
                    "{" + CONTACTS + ", fields: [{app: a, ghl: email, steps: [{date: d, phone: US}]}]}",
                    "has exactly one of"),
            entry("{" + CONTACTS + ", fields: [{app: a, ghl: email, when: {column: a}}]}", "has exactly one of: is"),
            entry(
                    "{" + CONTACTS + ", fields: [{app: a, ghl: email, when: {column: a, is: 1, in: [2]}}]}",
                    "has exactly one of: is"),
            entry("{" + CONTACTS + ", fields: [{app: a, ghl: email, when: {and: []}}]}", "take a list of conditions"),
            entry(
                    "{" + CONTACTS + ", fields: [{app: a, ghl: email, onConflict: {monotone: {order: [A]}}}]}",
                    "\"order\" must have two values or more"),
            entry("{" + CONTACTS + ", fields: [{app: {constant: []}, ghl: email}]}", "\"constant\" must be a text"),
            entry(
                    "{" + CONTACTS + ", fields: [{app: a, ghl: phone, form: {phone: US, code: cents}}]}",
                    "A form is a word, {code: name}, {phone: US} or {dayAt: \"09:00\", zone: America/Denver}."),
            entry("{" + ONE + ", parent: {column: b}}", "Contacts exist without a parent"),
            entry("{version: 1, records: tasks, parent: b, fields: [{app: a, ghl: title}]}", "column, type, name"),
            entry("{" + ONE + ", polling: {feedInterval: 5}}", "such as 500ms, 30s, 15m, 24h or 30d"),
            entry("{" + ONE + ", polling: {feedInterval: {shortest: 5}}}", "\"shortest\" must be a length of time"),
            entry("{" + ONE + ", polling: {intervals: {tasks: 5}}}", "\"tasks\" must be a length of time"),
            entry("{" + ONE + ", polling: {intervals: 5m}}", "contacts, businesses, tasks, notes"),
            entry("{" + ONE + ", polling: {intervals: {task: 5m}}}", "Did you mean \"tasks\"?"),
            entry("{" + ONE + ", polling: {retention: 30d}}", "events, audit, endedPairs"),
            entry("{" + ONE + ", polling: {deletionLimit: never}}", "records, percent, window"),
            entry("{" + ONE + ", tags: {app: t, type: text}}", "Tags are in a column of type set, list"),
            entry("{" + ONE + ", onDelete: destroy}", "propagate, unlink, archive, ignore"));

    @Test
    void schemaAndReaderKnowTheSameWords() throws Exception {
        JsonNode schema = JSON.readTree(MappingFile.schema());
        assertThat(names(schema.at("/properties"))).isEqualTo(Set.copyOf(Vocabulary.ROOT));
        assertThat(names(schema.at("/$defs/field/properties"))).isEqualTo(Set.copyOf(Vocabulary.FIELD));
        assertThat(names(schema.at("/properties/tags/properties"))).isEqualTo(Set.copyOf(Vocabulary.TAGS));
        assertThat(names(schema.at("/properties/link/properties"))).isEqualTo(Set.copyOf(Vocabulary.LINK));
        assertThat(names(schema.at("/properties/polling/properties"))).isEqualTo(Set.copyOf(Vocabulary.POLLING));
        assertThat(names(schema.at("/properties/parent/properties"))).isEqualTo(Set.copyOf(Vocabulary.PARENT));
        assertThat(names(schema.at("/properties/polling/properties/feedInterval/oneOf/1/properties")))
                .isEqualTo(Set.copyOf(Vocabulary.PACE));
        assertThat(names(schema.at("/properties/polling/properties/intervals/properties")))
                .isEqualTo(Vocabulary.RECORDS.keySet());
        assertThat(names(schema.at("/properties/polling/properties/retention/properties")))
                .isEqualTo(Set.copyOf(Vocabulary.RETENTION));
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
        assertThat(allNames(schema.at("/$defs/effect/oneOf"))).containsAll(EffectsReader.EFFECTS);
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
