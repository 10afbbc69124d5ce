package io.ghl.sync.mapping;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what was said about a mapping into one that works, or says why it cannot. */
final class MappingRules {
    /** Names that mean something else where field names are used: in reviews and as a matching key. */
    private static final Set<String> RESERVED = Set.of("*", "externalId");

    private MappingRules() {}

    static <T> RecordMapping<T> build(MappingDraft<T> draft) {
        if (draft.fields.isEmpty()) {
            throw new MappingException("The mapping has no field; add one with field(...).to(...).");
        }
        Map<String, String> fieldOfTarget = new HashMap<>();
        Set<String> names = new HashSet<>();
        List<MappedField<T>> fields = new ArrayList<>();
        for (MappingDraft.Field<T> field : draft.fields) {
            checkName(field.name);
            if (!names.add(field.name)) {
                throw new MappingException(
                        field.labels
                                ? "The tags are mapped twice; map them once, with all patterns in one scope(...)."
                                : "Field \"" + field.name + "\" is mapped twice; give one of the two another name.");
            }
            MappedField<T> mapped = field(draft, field);
            for (String path : mapped.paths()) {
                String other = fieldOfTarget.put(path, field.name);
                if (other != null) {
                    throw new MappingException("Fields \"" + other + "\" and \"" + field.name + "\" are both mapped to "
                            + path + "; map one of them to another field.");
                }
            }
            fields.add(mapped);
        }
        checkNames(fieldOfTarget);
        checkTypes(fields);
        checkExternalId(draft.externalId, fieldOfTarget);
        return new RecordMapping<>(fields, matchKeys(draft, fields), Optional.ofNullable(draft.externalId));
    }

    private static <T> void checkTypes(List<MappedField<T>> fields) {
        RecordType type = fields.get(0).rule().target().type();
        for (MappedField<T> field : fields) {
            GhlField target = field.rule().target();
            if (target.type() != type) {
                throw new MappingException("Field \"" + field.name() + "\" is mapped to a field of a " + target.type()
                        + ", and field \"" + fields.get(0).name() + "\" to one of a " + type
                        + "; make one mapping for each type of record.");
            }
        }
        RecordType parent = type.parent().orElse(null);
        if (parent != null
                && fields.stream().noneMatch(field -> field.rule().target().isParent())) {
            throw new MappingException("A " + type + " of HighLevel belongs to a " + parent
                    + ", and no field is mapped to it; add a field that holds the application's id of the " + parent
                    + ".");
        }
    }

    private static void checkName(String name) {
        if (name.isBlank()) {
            throw new MappingException("A field has a blank name; give it one, such as \"email\".");
        }
        if (RESERVED.contains(name)) {
            throw new MappingException("Field \"" + name + "\" has a name with a meaning of its own; give it another.");
        }
    }

    private static <T> MappedField<T> field(MappingDraft<T> draft, MappingDraft.Field<T> field) {
        GhlField target = field.target;
        if (target == null) {
            throw new MappingException(
                    "Field \"" + field.name + "\" has no counterpart in HighLevel; add .to(...) behind it.");
        }
        checkOptions(field);
        if (!target.writable() && !target.isParent() && field.owner != Side.GHL) {
            throw new MappingException(
                    "Field \"" + field.name + "\" cannot be synced both ways, because HighLevel never" + " changes "
                            + target + " of an existing contact; add .ownedBy(GHL), or map it to a custom field.");
        }
        CanonicalForm form = form(draft, field, target);
        ValuePairs pairs = field.values == null ? null : pairs(field, field.values, form);
        var onConflict = field.onConflict == null ? draft.defaultStrategy : field.onConflict;
        var onFirstLink = field.onFirstLink == null ? onConflict : field.onFirstLink;
        FieldRule rule = new FieldRule(
                field.name,
                target,
                form,
                field.owner,
                onConflict,
                onFirstLink,
                field.labels ? field.tags : null,
                field.whenAppClears,
                field.whenGhlClears,
                field.with != null && (pairs == null || pairs.isReadable()),
                field.condition != null);
        MappedField<T> mapped = new MappedField<>(
                rule,
                field.get,
                field.with,
                pairs,
                field.conversion,
                Scope.of(field.scope),
                field.condition,
                field.inTwo);
        MappingLaws.checkLens(mapped);
        return mapped;
    }

    private static CanonicalForm form(MappingDraft<?> draft, MappingDraft.Field<?> field, GhlField target) {
        boolean name = field.inTwo || field.fullName;
        if (field.form == null) {
            return name ? CanonicalForm.fullName() : CanonicalForm.standard(target, draft.phone);
        }
        if (name) {
            throw new MappingException("Field \"" + field.name
                    + "\" is a full name, which has a form of its own; leave canonical(...) out.");
        }
        return field.form;
    }

    private static void checkOptions(MappingDraft.Field<?> field) {
        if (field.values != null && (field.conversion != null || field.inTwo || field.fullName)) {
            throw new MappingException("Field \"" + field.name
                    + "\" has values(...) and is converted in another way too; leave one of them out.");
        }
        if (field.conversion != null && (field.inTwo || field.fullName)) {
            throw new MappingException("Field \"" + field.name
                    + "\" is a full name and has convert(...); map its parts, or leave convert(...) out.");
        }
        if (field.with == null && field.owner != Side.APP) {
            throw new MappingException("Field \"" + field.name
                    + "\" is computed by the application, so HighLevel cannot own it; leave ownedBy(...) out.");
        }
    }

    private static ValuePairs pairs(MappingDraft.Field<?> field, ValueMap<?> values, CanonicalForm form) {
        if (values.pairs().isEmpty()) {
            throw new MappingException("Field \"" + field.name
                    + "\" has values(...) without a pair; add pairs, or leave values(...) out.");
        }
        return new ValuePairs(field.name, values, form, field.owner == Side.APP);
    }

    private static void checkNames(Map<String, String> fieldOfTarget) {
        String name = fieldOfTarget.get(ContactFields.NAME.path());
        for (GhlField part : List.of(ContactFields.FIRST_NAME, ContactFields.LAST_NAME)) {
            String other = fieldOfTarget.get(part.path());
            if (name != null && other != null) {
                throw new MappingException("Fields \"" + name + "\" and \"" + other + "\" overlap, because HighLevel"
                        + " makes the name of first and last name; map either the name or its parts.");
            }
        }
    }

    private static void checkExternalId(@Nullable GhlField externalId, Map<String, String> fieldOfTarget) {
        if (externalId == null) {
            return;
        }
        if (!externalId.isCustom()) {
            throw new MappingException("The external id is kept in " + externalId
                    + ", which HighLevel uses itself; give a custom field with customField(...).");
        }
        String other = fieldOfTarget.get(externalId.path());
        if (other != null) {
            throw new MappingException("Field \"" + other + "\" and the external id are both mapped to " + externalId
                    + "; map the field to another one.");
        }
    }

    private static <T> List<String> matchKeys(MappingDraft<T> draft, List<MappedField<T>> fields) {
        if (draft.matchOn == null) {
            return List.of(ContactFields.EMAIL, ContactFields.PHONE, BusinessFields.NAME).stream()
                    .flatMap(key -> fields.stream()
                            .filter(field -> field.rule().target().equals(key)))
                    .map(MappedField::name)
                    .toList();
        }
        Set<String> keys = new LinkedHashSet<>();
        for (String key : draft.matchOn) {
            MappedField<T> field = fields.stream()
                    .filter(each -> each.name().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new MappingException("matchOn(...) names \"" + key
                            + "\", which is no mapped field; give names that field(...) was called with."));
            if (field.rule().labels()) {
                throw new MappingException("matchOn(...) names the tags, which many contacts share; leave them out.");
            }
            if (!keys.add(key)) {
                throw new MappingException("matchOn(...) names \"" + key + "\" twice; leave one out.");
            }
        }
        return List.copyOf(keys);
    }
}
