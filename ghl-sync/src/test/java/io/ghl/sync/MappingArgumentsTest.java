package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.FieldOptions;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.mapping.TagOptions;
import io.ghl.sync.mapping.ValueMap;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.FileEffects;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.mapping.file.MappingFiles;
import io.ghl.sync.merge.SetMerge;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.merge.TextOverlap;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no argument of a mapping may be is refused where it is given, and not taken for what was left out. */
class MappingArgumentsTest {
    private static final CodeSteps CODE = CodeSteps.none();
    private static final Path NO_FILE = Path.of("nobody-reads.yaml");
    private static final String TEXT = """
            version: 1
            records: contacts
            fields:
              - {app: city, ghl: city}
            """;

    private static Arguments refused(String name, ThrowingCallable call) {
        return arguments(name, call);
    }

    private static Arguments mapping(String name, Consumer<MappingBuilder<Person>> spec) {
        return refused(name, () -> RecordMapping.<Person>of(spec::accept));
    }

    private static Arguments field(String name, Consumer<FieldOptions<Person, String>> options) {
        return mapping(
                name,
                m -> options.accept(
                        m.field("city", Person::city, Person::withCity).to(CITY)));
    }

    private static Arguments tags(String name, Consumer<TagOptions<Person>> options) {
        return mapping(name, m -> options.accept(m.tags(Person::labels, Person::withLabels)));
    }

    private static RecordMapping<Person> cities() {
        return RecordMapping.of(
                m -> m.field("city", Person::city, Person::withCity).to(CITY));
    }

    static Stream<Arguments> nullsOfMappings() {
        return Stream.of(
                refused("spec", () -> RecordMapping.of(null)),
                refused("field", () -> cities().pairedTexts(null)),
                refused("sample", () -> cities().check(null)),
                refused("blank", () -> cities().checkBlank(null)),
                mapping("name", m -> m.field(null, Person::city, Person::withCity)),
                mapping("get", m -> m.field("city", null, Person::withCity)),
                mapping("with", m -> m.field("city", Person::city, null)),
                mapping("name", m -> m.computed(null, Person::city)),
                mapping("compute", m -> m.computed("city", null)),
                mapping(
                        "name",
                        m -> m.fullName(
                                null, Person::firstName, Person::withFirstName, Person::city, Person::withCity)),
                mapping("first", m -> m.fullName("name", null, Person::withFirstName, Person::city, Person::withCity)),
                mapping("withFirst", m -> m.fullName("name", Person::city, null, Person::city, Person::withCity)),
                mapping("last", m -> m.fullName("name", Person::city, Person::withCity, null, Person::withCity)),
                mapping("withLast", m -> m.fullName("name", Person::city, Person::withCity, Person::city, null)),
                mapping("get", m -> m.tags(null, Person::withLabels)),
                mapping("with", m -> m.tags(Person::labels, null)),
                mapping("strategy", m -> m.defaultStrategy(null)),
                mapping("field", m -> m.externalId(null)),
                mapping("names", m -> m.matchOn((String[]) null)),
                mapping("name", m -> m.matchOn((String) null)),
                mapping("names", m -> m.requireOneOf((String[]) null)),
                mapping("name", m -> m.requireOneOf((String) null)),
                mapping("region", m -> m.phoneRegion(null)));
    }

    static Stream<Arguments> nullsOfFields() {
        Function<String, FieldValue> toField = FieldValue::text;
        Function<FieldValue, String> toApp = FieldValue::toString;
        BiFunction<FieldValue, String, String> toHeld = (value, held) -> held;
        return Stream.of(
                mapping(
                        "target",
                        m -> m.field("city", Person::city, Person::withCity).to(null)),
                field("strategy", f -> f.onConflict(null)),
                field("strategy", f -> f.onFirstLink(null)),
                field("owner", f -> f.ownedBy(null)),
                field("form", f -> f.canonical(null)),
                field("values", f -> f.values((Map<String, String>) null)),
                field("values", f -> f.values((ValueMap<String>) null)),
                field("name", f -> f.convert(null, toField, toApp)),
                field("toField", f -> f.convert("mine", null, toApp)),
                field("toApp", f -> f.convert("mine", toField, (Function<FieldValue, String>) null)),
                field("name", f -> f.convert(null, toField, toHeld)),
                field("toField", f -> f.convert("mine", null, toHeld)),
                field("toApp", f -> f.convert("mine", toField, (BiFunction<FieldValue, String, String>) null)),
                field("condition", f -> f.when(null)),
                field("policy", f -> f.clear(null)),
                field("side", f -> f.clear(null, null)),
                field("policy", f -> f.clear(Side.APP, null)),
                tags("patterns", t -> t.scope((String[]) null)),
                tags("pattern", t -> t.scope((String) null)),
                tags("owner", t -> t.ownedBy(null)),
                tags("condition", t -> t.when(null)),
                tags("how", t -> t.merge(null)));
    }

    static Stream<Arguments> nullsOfValuesAndForms() {
        ValueMap<String> values = ValueMap.of(Map.of("a", "A"));
        return Stream.of(
                refused("pairs", () -> ValueMap.of(null)),
                refused("values", () -> values.preferring((String[]) null)),
                refused("value", () -> values.preferring((String) null)),
                refused("text", () -> values.alsoReading(null, "a")),
                refused("value", () -> values.alsoReading("A", null)),
                refused("policy", () -> values.unmapped(null)),
                refused("region", () -> CanonicalForm.phone(null)),
                refused("time", () -> CanonicalForm.dayAt(null, ZoneOffset.UTC)),
                refused("zone", () -> CanonicalForm.dayAt(LocalTime.NOON, null)),
                refused("name", () -> CanonicalForm.of(null, value -> value)),
                refused("form", () -> CanonicalForm.of("mine", null)),
                refused("name", () -> CanonicalForm.of(null, "a text", value -> value)),
                refused("takes", () -> CanonicalForm.of("mine", null, value -> value)),
                refused("form", () -> CanonicalForm.of("mine", "a text", null)),
                refused("target", () -> CanonicalForm.usual(null)),
                refused("keyOrId", () -> ContactFields.customField(null)),
                refused("name", () -> ContactFields.customFieldNamed(null)),
                refused("channel", () -> ContactFields.dnd(null)),
                refused("name", () -> ContactFields.named(null)));
    }

    static Stream<Arguments> nullsOfStrategies() {
        return Stream.of(
                refused("otherwise", () -> Strategies.newerWins(null)),
                refused("clocksWithin", () -> Strategies.newerWins(null, Strategies.review())),
                refused("otherwise", () -> Strategies.newerWins(Duration.ZERO, null)),
                refused("otherwise", () -> Strategies.fillBlank(null)),
                refused("how", () -> Strategies.setMerge((SetMerge) null)),
                refused("overlap", () -> Strategies.textMerge((TextOverlap) null)),
                refused("order", () -> Strategies.monotone((String[]) null)),
                refused("value", () -> Strategies.monotone("New", null)),
                refused("order", () -> Strategies.monotone((List<String>) null, Strategies.review())),
                refused("value", () -> Strategies.monotone(Arrays.asList("New", null), Strategies.review())),
                refused("otherwise", () -> Strategies.monotone(List.of("New", "Won"), null)));
    }

    static Stream<Arguments> nullsOfFiles() {
        MappingFile file = MappingFile.parse("cities.yaml", TEXT, CODE);
        MappingFiles files = MappingFiles.parse("cities.yaml", TEXT, CODE);
        return Stream.of(
                refused("file", () -> MappingFile.read(null)),
                refused("file", () -> MappingFile.read(null, CODE)),
                refused("code", () -> MappingFile.read(NO_FILE, null)),
                refused("name", () -> MappingFile.parse(null, TEXT, CODE)),
                refused("text", () -> MappingFile.parse("cities.yaml", null, CODE)),
                refused("code", () -> MappingFile.parse("cities.yaml", TEXT, null)),
                refused("file", () -> MappingFile.validate(null, CODE)),
                refused("code", () -> MappingFile.validate(NO_FILE, null)),
                refused("records", () -> file.recordSync(null)),
                refused("base", () -> file.options(null)),
                refused("effects", () -> file.triggers(null)),
                refused("known", () -> file.missingColumns(null)),
                refused("location", () -> file.check(null)),
                refused("sample", () -> file.explain(null)),
                refused("code", () -> MappingFiles.read(null, NO_FILE)),
                refused("files", () -> MappingFiles.read(CODE, (Path[]) null)),
                refused("file", () -> MappingFiles.read(CODE, (Path) null)),
                refused("name", () -> MappingFiles.parse(null, TEXT, CODE)),
                refused("text", () -> MappingFiles.parse("cities.yaml", null, CODE)),
                refused("code", () -> MappingFiles.parse("cities.yaml", TEXT, null)),
                refused("code", () -> MappingFiles.validate(null, NO_FILE)),
                refused("files", () -> MappingFiles.validate(CODE, (Path[]) null)),
                refused("engine", () -> files.addTo(null, type -> null)),
                refused("rows", () -> files.addTo(SyncEngine.builder(), null)),
                refused("base", () -> files.options(null)),
                refused("effects", () -> files.triggers(null)),
                refused("location", () -> files.check(null)));
    }

    static Stream<Arguments> nullsOfCodeForFiles() {
        FileEffects effects = FileEffects.defaults();
        return Stream.of(
                refused("name", () -> CODE.toGhl(null, value -> value)),
                refused("change", () -> CODE.toGhl("mine", null)),
                refused("name", () -> CODE.twoWay(null, value -> value, value -> value)),
                refused("toGhl", () -> CODE.twoWay("mine", null, value -> value)),
                refused("toApp", () -> CODE.twoWay("mine", value -> value, null)),
                refused("compute", () -> CODE.computed("mine", null)),
                refused("condition", () -> CODE.when("mine", null)),
                refused("strategy", () -> CODE.strategy("mine", null)),
                refused("form", () -> CODE.form("mine", null)),
                refused("listener", () -> CODE.onRemoteMerge("mine", null)),
                refused("name", () -> effects.code(null, occasion -> {})),
                refused("effect", () -> effects.code("mine", null)),
                refused("actions", () -> effects.actions(null)),
                refused("lookup", () -> effects.secrets(null)));
    }

    @ParameterizedTest
    @MethodSource({
        "nullsOfMappings",
        "nullsOfFields",
        "nullsOfValuesAndForms",
        "nullsOfStrategies",
        "nullsOfFiles",
        "nullsOfCodeForFiles"
    })
    void nullIsRefusedByName(String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(name + " must not be null.");
    }
}
