package io.ghl.sync.mapping.file;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.DeletionLimit;
import io.ghl.sync.FeedPace;
import io.ghl.sync.Guide;
import io.ghl.sync.RecordSync;
import io.ghl.sync.Retention;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.mapping.AppointmentFields;
import io.ghl.sync.mapping.AppointmentNoteFields;
import io.ghl.sync.mapping.BusinessFields;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.FieldOptions;
import io.ghl.sync.mapping.FieldTarget;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.MappingStep;
import io.ghl.sync.mapping.NoteFields;
import io.ghl.sync.mapping.TagOptions;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.mapping.ValueMap;
import io.ghl.sync.merge.Strategies;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the mapping in code can say has a word in a mapping file, which an example uses, or a reason why not. */
class WordsOfTheCodeTest {
    private static final List<Class<?>> LANGUAGE = List.of(
            RecordSync.class,
            SyncOptions.class,
            FeedPace.class,
            DeletionLimit.class,
            Retention.class,
            MappingStep.class,
            FieldTarget.class,
            FieldOptions.class,
            TagOptions.class,
            ValueMap.class,
            CanonicalForm.class,
            Strategies.class);

    /** JSON pointers, in which {@code *} is any item; an example has something there. After {@code =} its value. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            entry("RecordSync.contacts", "/records=contacts"),
            entry("RecordSync.businesses", "/records=businesses"),
            entry("RecordSync.tasks", "/records=tasks"),
            entry("RecordSync.notes", "/records=notes"),
            entry("RecordSync.appointments", "/records=appointments"),
            entry("RecordSync.appointmentNotes", "/records=appointmentNotes"),
            entry("RecordSync.mapping", "/fields"),
            entry("RecordSync.onConflict", "/onConflict"),
            entry("RecordSync.onDelete", "/onDelete"),
            entry("RecordSync.onDeleteConflict", "/onDeleteConflict"),
            entry("RecordSync.archiveTag", "/archiveTag"),
            entry("RecordSync.onRemoteMerge", "/onRemoteMerge/code"),
            entry("SyncOptions.withFeedPace", "/polling/feedInterval/usual"),
            entry("SyncOptions.withFeedInterval", "/polling/feedInterval"),
            entry("SyncOptions.withListPace", "/polling/listInterval"),
            entry("SyncOptions.withListInterval", "/polling/listInterval"),
            entry("SyncOptions.withPace", "/polling/intervals/tasks"),
            entry("SyncOptions.withParentsPerRead", "/polling/parentsPerRead"),
            entry("SyncOptions.withBackfillShare", "/polling/backfillPercent"),
            entry("SyncOptions.withFeedOverlap", "/polling/feedOverlap"),
            entry("SyncOptions.withIndexLag", "/polling/indexLag"),
            entry("SyncOptions.withAppFeedInterval", "/polling/appFeedInterval"),
            entry("SyncOptions.withSweepInterval", "/polling/sweepInterval"),
            entry("SyncOptions.withConfirmMissingAfter", "/polling/confirmMissingAfter"),
            entry("SyncOptions.withMinInterval", "/polling/minInterval"),
            entry("SyncOptions.withRememberDeletedFor", "/polling/rememberDeletedFor"),
            entry("SyncOptions.withDeletionLimit", "/polling/deletionLimit/records"),
            entry("SyncOptions.withRetention", "/polling/retention/events"),
            entry("FeedPace.fixed", "/polling/listInterval"),
            entry("FeedPace.adaptive", "/polling/feedInterval/longest"),
            entry("DeletionLimit.none", "/polling/deletionLimit=none"),
            entry("MappingStep.field", "/fields/*/app"),
            entry("MappingStep.computed", "/fields/*/app/code"),
            entry("MappingStep.fullName", "/fields/*/app/first"),
            entry("MappingStep.tags", "/tags/app"),
            entry("MappingStep.defaultStrategy", "/onConflict"),
            entry("MappingStep.externalId", "/link/externalId"),
            entry("MappingStep.matchOn", "/link/matchOn"),
            entry("MappingStep.requireOneOf", "/link/requireOneOf"),
            entry("MappingStep.phoneRegion", "/phoneRegion"),
            entry("FieldTarget.to", "/fields/*/ghl"),
            entry("FieldTarget.toFirstAndLastName", "/fields/*/ghl/first"),
            entry("FieldOptions.onConflict", "/fields/*/onConflict"),
            entry("FieldOptions.onFirstLink", "/fields/*/onFirstLink"),
            entry("FieldOptions.ownedBy", "/fields/*/direction"),
            entry("FieldOptions.canonical", "/fields/*/form"),
            entry("FieldOptions.values", "/fields/*/values"),
            entry("FieldOptions.convert", "/fields/*/steps/*/code"),
            entry("FieldOptions.when", "/fields/*/when"),
            entry("FieldOptions.clear", "/fields/*/onClear/app"),
            entry("TagOptions.scope", "/tags/scope"),
            entry("TagOptions.ownedBy", "/tags/direction"),
            entry("TagOptions.when", "/tags/when"),
            entry("TagOptions.merge", "/tags/merge"),
            entry("ValueMap.of", "/fields/*/values"),
            entry("ValueMap.preferring", "/fields/*/values/prefer"),
            entry("ValueMap.alsoReading", "/fields/*/values/alsoRead"),
            entry("ValueMap.unmapped", "/fields/*/values/unmapped"),
            entry("CanonicalForm.phone", "/fields/*/form/phone"),
            entry("CanonicalForm.dayAt", "/fields/*/form/dayAt"),
            entry("CanonicalForm.of", "/fields/*/form/code"),
            entry("Strategies.newerWins", "/fields/*/onConflict/newerWins/clocksWithin"),
            entry("Strategies.fillBlank", "/onConflict/fillBlank"),
            entry("Strategies.setMerge", "/fields/*/onConflict/setMerge"),
            entry("Strategies.textMerge", "/fields/*/onConflict/textMerge"),
            entry("Strategies.monotone", "/fields/*/onConflict/monotone/order"));

    /** What a file cannot say, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "SyncOptions.defaults", "what a file does not say stays as it is",
            "DeletionLimit.defaults", "what a file does not say stays as it is",
            "Retention.defaults", "what a file does not say stays as it is",
            "FeedPace.interval", "asks; says nothing",
            "SyncOptions.paceOf", "asks; says nothing",
            "CanonicalForm.usual", "is what a field without a form has",
            "CanonicalForm.apply", "asks; says nothing",
            "CanonicalForm.name", "asks; says nothing");

    @Test
    void eachMethodHasAWordOrAReason() {
        Set<String> methods = new TreeSet<>();
        for (Class<?> type : LANGUAGE) {
            for (Method method : type.getDeclaredMethods()) {
                String name = type.getSimpleName() + "." + method.getName();
                if (Modifier.isPublic(method.getModifiers())
                        && !method.isSynthetic()
                        && !isOfRecordOrObject(type, method)
                        && !isPlainWord(type, method)) {
                    methods.add(name);
                }
            }
        }
        Set<String> told = new TreeSet<>(WORDS.keySet());
        told.addAll(EXCEPTIONS.keySet());
        assertThat(told).isEqualTo(methods);
        assertThat(WORDS).doesNotContainKeys(EXCEPTIONS.keySet().toArray(String[]::new));
    }

    /** Forms and strategies without parameters go by their own name. */
    private static boolean isPlainWord(Class<?> type, Method method) {
        return method.getParameterCount() == 0
                && ((type == CanonicalForm.class && Vocabulary.FORMS.containsKey(method.getName()))
                        || (type == Strategies.class && StrategyReader.PLAIN.containsKey(method.getName())));
    }

    private static boolean isOfRecordOrObject(Class<?> type, Method method) {
        boolean component = type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(each -> each.getAccessor().equals(method));
        return component || Set.of("toString", "equals", "hashCode").contains(method.getName());
    }

    @Test
    void anExampleUsesEachWord() {
        List<JsonNode> examples = Examples.allDocuments();
        List<String> unused = WORDS.values().stream()
                .filter(word -> examples.stream().noneMatch(example -> uses(example, word)))
                .toList();
        assertThat(unused).isEmpty();
    }

    private static boolean uses(JsonNode example, String word) {
        int equals = word.indexOf('=');
        String path = equals < 0 ? word : word.substring(0, equals);
        List<JsonNode> found = List.of(example);
        for (String name : path.substring(1).split("/", -1)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                if (name.equals("*")) {
                    node.forEach(next::add);
                } else if (node.has(name)) {
                    next.add(node.get(name));
                }
            }
            found = next;
        }
        return found.stream().anyMatch(node -> equals < 0 || node.asText().equals(word.substring(equals + 1)));
    }

    @Test
    void eachFieldOfHighLevelHasItsName() throws Exception {
        List<GhlField> fields = new ArrayList<>();
        for (Class<?> type : List.of(
                ContactFields.class,
                BusinessFields.class,
                TaskFields.class,
                NoteFields.class,
                AppointmentFields.class,
                AppointmentNoteFields.class)) {
            for (var constant : type.getFields()) {
                fields.add((GhlField) constant.get(null));
            }
        }
        Set<GhlField> named = Targets.STANDARD.values().stream()
                .flatMap(names -> names.values().stream())
                .collect(Collectors.toSet());
        assertThat(named).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void theGuideTellsEachWord() {
        String guide = Guide.page("mapping-files.md");
        Stream<String> words = Stream.of(
                        Vocabulary.ROOT,
                        Vocabulary.FIELD,
                        Vocabulary.TAGS,
                        Vocabulary.LINK,
                        Vocabulary.POLLING,
                        Vocabulary.CONDITION,
                        Vocabulary.PARENT,
                        Vocabulary.RETENTION,
                        Vocabulary.PACE,
                        StepReader.DETAILED,
                        StrategyReader.DETAILED)
                .flatMap(List::stream);
        assertThat(words.distinct().filter(word -> !guide.contains(word)).toList())
                .isEmpty();
    }
}
