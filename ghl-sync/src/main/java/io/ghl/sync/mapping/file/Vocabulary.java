package io.ghl.sync.mapping.file;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.MappingException;
import io.ghl.sync.mapping.Unmapped;
import io.ghl.sync.merge.SetMerge;
import io.ghl.sync.merge.TextOverlap;
import io.ghl.sync.record.RecordType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names and words of a mapping file. The JSON Schema has the same; a test holds the two against each other. */
final class Vocabulary {
    static final List<String> ROOT = List.of(
            "$schema",
            "version",
            "description",
            "records",
            "parent",
            "fields",
            "tags",
            "link",
            "phoneRegion",
            "onConflict",
            "onDelete",
            "onDeleteConflict",
            "archiveTag",
            "onRemoteMerge",
            "polling",
            "triggers");
    static final List<String> FIELD = List.of(
            "name",
            "description",
            "app",
            "type",
            "default",
            "ghl",
            "direction",
            "form",
            "steps",
            "values",
            "when",
            "onConflict",
            "onFirstLink",
            "onClear");
    static final List<String> TAGS = List.of("app", "type", "scope", "direction", "merge", "when", "description");
    static final List<String> LINK = List.of("matchOn", "externalId", "requireOneOf");
    static final List<String> POLLING = List.of(
            "feedInterval",
            "listInterval",
            "intervals",
            "parentsPerRead",
            "backfillPercent",
            "feedOverlap",
            "indexLag",
            "appFeedInterval",
            "sweepInterval",
            "confirmMissingAfter",
            "minInterval",
            "rememberDeletedFor",
            "deletionLimit",
            "retention");
    static final List<String> PACE = List.of("shortest", "usual", "longest");
    static final List<String> RETENTION = List.of("events", "audit", "endedPairs");
    static final List<String> DELETION_LIMIT = List.of("records", "percent", "window");
    static final List<String> FULL_NAME = List.of("first", "last");
    static final List<String> CONCATENATION = List.of("concat", "separator");
    static final List<String> COMPUTED = List.of("constant", "code");
    static final List<String> PARENT = List.of("column", "type", "name");
    static final List<String> FORM = List.of("code", "phone", "dayAt", "zone");
    static final List<String> CUSTOM = List.of("custom", "customName");
    static final List<String> VALUES = List.of("pairs", "prefer", "alsoRead", "unmapped");
    static final List<String> CLEAR = List.of("app", "ghl");
    static final List<String> CONDITION = List.of(
            "and",
            "or",
            "not",
            "code",
            "column",
            "is",
            "isNot",
            "in",
            "blank",
            "contains",
            "startsWith",
            "endsWith",
            "greaterThan",
            "lessThan");

    static final Map<String, RecordType> RECORDS = words(
            List.of("contacts", "businesses", "tasks", "notes", "appointments", "appointmentNotes"),
            List.of(
                    RecordType.CONTACT,
                    RecordType.BUSINESS,
                    RecordType.TASK,
                    RecordType.NOTE,
                    RecordType.APPOINTMENT,
                    RecordType.APPOINTMENT_NOTE));
    static final Map<String, Direction> DIRECTIONS =
            words(List.of("both", "toGhl", "toApp"), List.of(Direction.BOTH, Direction.TO_GHL, Direction.TO_APP));
    static final Map<String, DeletePolicy> DELETE = words(
            List.of("propagate", "unlink", "archive", "ignore"),
            List.of(DeletePolicy.PROPAGATE, DeletePolicy.UNLINK, DeletePolicy.ARCHIVE, DeletePolicy.IGNORE));
    static final Map<String, DeleteConflict> DELETE_CONFLICT = words(
            List.of("deleteWins", "updateWins", "review"),
            List.of(DeleteConflict.DELETE_WINS, DeleteConflict.UPDATE_WINS, DeleteConflict.REVIEW));
    static final Map<String, ClearPolicy> CLEARS = words(
            List.of("propagate", "ignore", "review"),
            List.of(ClearPolicy.PROPAGATE, ClearPolicy.IGNORE, ClearPolicy.REVIEW));
    static final Map<String, Unmapped> UNMAPPED = words(
            List.of("review", "passThrough", "leave"), List.of(Unmapped.REVIEW, Unmapped.PASS_THROUGH, Unmapped.LEAVE));
    static final Map<String, SetMerge> SET_MERGE =
            words(List.of("addWins", "removeWins"), List.of(SetMerge.ADD_WINS, SetMerge.REMOVE_WINS));
    static final Map<String, TextOverlap> OVERLAP =
            words(List.of("review", "keepBoth"), List.of(TextOverlap.REVIEW, TextOverlap.KEEP_BOTH));
    static final Map<String, Boolean> YES_NO = words(List.of("true", "false"), List.of(true, false));
    static final Map<String, ColumnType> TYPES = words(
            List.of(
                    "text",
                    "integer",
                    "long",
                    "decimal",
                    "boolean",
                    "date",
                    "instant",
                    "set",
                    "list",
                    "commaSeparated"),
            List.of(ColumnType.values()));
    /** What a column of ids holds. */
    static final Map<String, ColumnType> KEY_TYPES =
            words(List.of("text", "integer", "long"), List.of(ColumnType.TEXT, ColumnType.INTEGER, ColumnType.LONG));

    static final Map<String, CanonicalForm> FORMS = words(
            List.of(
                    "text", "exact", "email", "code", "phone", "tags", "options", "decimal", "integer", "day", "moment",
                    "flag"),
            List.of(
                    CanonicalForm.text(),
                    CanonicalForm.exact(),
                    CanonicalForm.email(),
                    CanonicalForm.code(),
                    CanonicalForm.phone(),
                    CanonicalForm.tags(),
                    CanonicalForm.options(),
                    CanonicalForm.decimal(),
                    CanonicalForm.integer(),
                    CanonicalForm.day(),
                    CanonicalForm.moment(),
                    CanonicalForm.flag()));

    /** Which way a field flows. */
    enum Direction {
        BOTH,
        TO_GHL,
        TO_APP
    }

    private Vocabulary() {}

    /** The form of phone numbers of a region, null if there are problems. */
    static @Nullable CanonicalForm phone(Node node, String what, Problems problems) {
        String region = Form.text(node, what, problems);
        try {
            return region == null ? null : CanonicalForm.phone(region);
        } catch (MappingException e) {
            problems.add(node.at(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** A time zone, null if there are problems. */
    static @Nullable ZoneId zone(Node node, Problems problems) {
        String name = Form.text(node, "\"zone\"", problems);
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            problems.add(node.at(), "There is no time zone \"" + name + "\"; write one such as \"America/Denver\".");
            return null;
        }
    }

    private static <V> Map<String, V> words(List<String> words, List<V> meanings) {
        Map<String, V> map = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            map.put(words.get(i), meanings.get(i));
        }
        return Collections.unmodifiableMap(map);
    }
}
