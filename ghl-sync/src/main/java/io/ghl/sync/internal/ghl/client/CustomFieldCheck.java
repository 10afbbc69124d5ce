package io.ghl.sync.internal.ghl.client;

import io.ghl.client.GhlLocation;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.customfields.CustomFieldSchema;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.sync.internal.document.Nearest;
import io.ghl.sync.internal.ghl.WantedField;
import io.ghl.sync.record.FieldValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what of a mapping the custom fields of a location cannot take. Immutable. */
public final class CustomFieldCheck {
    private static final Set<CustomFieldType> NOT_SYNCED =
            Set.of(CustomFieldType.FILE_UPLOAD, CustomFieldType.SIGNATURE, CustomFieldType.TEXTBOX_LIST);
    private static final Set<CustomFieldType> SEVERAL =
            Set.of(CustomFieldType.MULTIPLE_OPTIONS, CustomFieldType.CHECKBOX);
    private static final Set<CustomFieldType> PLAIN_TEXT = Set.of(CustomFieldType.TEXT, CustomFieldType.LARGE_TEXT);
    private static final int SHOWN = 10;

    private final List<CustomField> fields;
    private final CustomFieldSchema schema;

    /** A check against these custom fields of contacts. */
    CustomFieldCheck(List<CustomField> fields) {
        this.fields = List.copyOf(fields);
        this.schema = CustomFieldSchema.of(fields);
    }

    /** A check against the custom fields that a location has now, which takes a call. */
    public static CustomFieldCheck of(GhlLocation location) {
        return new CustomFieldCheck(location.customFields().list(CustomFieldModel.CONTACT));
    }

    /**
     * What is wrong with a field.
     *
     * @param field the mapped field's name
     * @param text the paired text that is wrong, null if the whole field is
     * @param message what is wrong and how to mend it, as one sentence or more
     */
    public record Finding(String field, @Nullable String text, String message) {}

    /** What is wrong, in the order of the mapping. */
    public List<Finding> findings(List<WantedField> wanted) {
        List<Finding> found = new ArrayList<>();
        Map<String, String> takenBy = new HashMap<>();
        for (WantedField field : wanted) {
            if (!field.target().isCustom()) {
                continue;
            }
            CustomField definition = definition(field, found);
            if (definition == null) {
                continue;
            }
            String other = takenBy.putIfAbsent(definition.id(), field.name());
            if (other != null) {
                found.add(new Finding(
                        field.name(),
                        null,
                        "The custom field " + title(definition) + " is used by \"" + other
                                + "\" already; map each custom field once."));
            }
            String misfit = misfit(field, definition);
            if (misfit != null) {
                found.add(new Finding(field.name(), null, misfit));
            } else {
                found.addAll(texts(field, definition));
            }
        }
        return found;
    }

    // ---- which field is meant ----

    private @Nullable CustomField definition(WantedField field, List<Finding> found) {
        String wanted = field.target().path().substring(ContactCodec.CUSTOM.length());
        boolean byName = wanted.startsWith(ContactCodec.NAMED);
        List<CustomField> named = fields.stream()
                .filter(each -> ContactCodec.name(each).equals(wanted.toLowerCase(Locale.ROOT)))
                .toList();
        if (byName && named.size() > 1) {
            found.add(new Finding(
                    field.name(),
                    null,
                    "The location has " + named.size() + " custom fields named \""
                            + wanted.substring(ContactCodec.NAMED.length())
                            + "\". Name the one you mean by its key: "
                            + named.stream().map(CustomFieldCheck::key).sorted().collect(Collectors.joining(" or "))
                            + "."));
            return null;
        }
        Optional<CustomField> definition = ContactCodec.find(fields, wanted);
        if (definition.isEmpty()) {
            String text = byName ? wanted.substring(ContactCodec.NAMED.length()) : wanted;
            found.add(new Finding(
                    field.name(),
                    null,
                    "The location has no custom field " + (byName ? "named \"" : "\"") + text + "\" for contacts. "
                            + hint(text)));
        }
        return definition.orElse(null);
    }

    private String hint(String wanted) {
        if (fields.isEmpty()) {
            return "It has none at all: create it in HighLevel, or leave the field out.";
        }
        Map<String, CustomField> byWord = new HashMap<>();
        fields.forEach(field -> {
            byWord.putIfAbsent(key(field), field);
            byWord.putIfAbsent(String.valueOf(field.name()).strip(), field);
        });
        List<String> near = Nearest.of(wanted, byWord.keySet()).stream()
                .map(word -> title(Objects.requireNonNull(byWord.get(word))))
                .distinct()
                .toList();
        if (!near.isEmpty()) {
            return "Did you mean " + String.join(" or ", near)
                    + "? If it was renamed or deleted in HighLevel, correct the mapping or create it again.";
        }
        List<String> keys = fields.stream().map(CustomFieldCheck::key).sorted().toList();
        return "Create it in HighLevel, or use one of: "
                + String.join(", ", keys.subList(0, Math.min(SHOWN, keys.size())))
                + (keys.size() > SHOWN ? ", and " + (keys.size() - SHOWN) + " more." : ".");
    }

    private static String key(CustomField field) {
        return ContactCodec.key(field).orElse(field.id());
    }

    /** {@code "Lead stage" (lead_stage)}. */
    private static String title(CustomField field) {
        return "\"" + field.name() + "\" (" + key(field) + ")";
    }

    // ---- what it takes ----

    /** Why a field cannot be synced with a custom field at all, null if it can. */
    private @Nullable String misfit(WantedField field, CustomField definition) {
        CustomFieldType type = definition.type().orElse(null);
        String is = "The custom field " + title(definition) + " holds " + words(definition);
        if (type != null && NOT_SYNCED.contains(type)) {
            return is + ", which cannot be synced; leave it out.";
        }
        if (field.name().equals(WantedField.EXTERNAL_ID)) {
            return type == null || PLAIN_TEXT.contains(type)
                    ? null
                    : is + ", but the application's id is a text; choose a custom field of the type text for it.";
        }
        if (!field.written() || type == null) {
            return null;
        }
        if (!field.texts().isEmpty()) {
            return SEVERAL.contains(type)
                    ? is + ", but values are paired with one text each; choose a field with one option, or map a list"
                            + " without pairs."
                    : null;
        }
        FieldValue sample = field.sample();
        if (sample instanceof FieldValue.Labels && !definition.picklistOptions().isEmpty()) {
            sample = FieldValue.labels(List.of(definition.picklistOptions().get(0)));
        }
        return sample.isPresent() && !takes(definition, sample)
                ? is + ", but \"" + field.name() + "\" is " + field.holds().words()
                        + "; map it to another custom field, or convert it."
                : null;
    }

    private static String words(CustomField field) {
        return switch (field.type().orElse(CustomFieldType.TEXT)) {
            case TEXT, LARGE_TEXT -> "a text";
            case NUMERICAL -> "a number";
            case MONETORY -> "an amount of money";
            case PHONE -> "a phone number";
            case EMAIL -> "an e-mail address";
            case DATE -> "a day";
            case SINGLE_OPTIONS, RADIO -> "one of the options " + options(field);
            case MULTIPLE_OPTIONS, CHECKBOX -> "several of the options " + options(field);
            case TEXTBOX_LIST -> "several text boxes";
            case FILE_UPLOAD -> "files";
            case SIGNATURE -> "a signature";
        };
    }

    private static String options(CustomField field) {
        return new TreeSet<>(field.picklistOptions())
                .stream().map(option -> "\"" + option + "\"").collect(Collectors.joining(", "));
    }

    private List<Finding> texts(WantedField field, CustomField definition) {
        List<Finding> found = new ArrayList<>();
        for (String text : field.written() ? field.texts() : List.<String>of()) {
            if (!takes(definition, FieldValue.text(text))) {
                List<String> near = Nearest.of(text, definition.picklistOptions());
                found.add(new Finding(
                        field.name(),
                        text,
                        "\"" + text + "\" cannot be put into the custom field " + title(definition) + ", which holds "
                                + words(definition) + ". "
                                + (near.isEmpty()
                                        ? "Pair the value with what the field takes, or add the option in HighLevel."
                                        : "Did you mean \"" + String.join("\" or \"", near) + "\"?")));
            }
        }
        return found;
    }

    private boolean takes(CustomField definition, FieldValue value) {
        try {
            schema.resolve(ContactCodec.custom(definition, value));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
