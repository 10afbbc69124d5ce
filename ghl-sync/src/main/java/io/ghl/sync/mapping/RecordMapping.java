package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Ties the fields of the application's record to those of a HighLevel record.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="mapping"}
 *
 * <p>Values pass through three places: the application's record, the canonical form by field name, in which both sides
 * are compared and which is stored, and HighLevel's form by path. Immutable; thread-safe as far as the application's
 * getters and withers are.
 *
 * @param <T> the application's record type
 */
public final class RecordMapping<T> {
    private final List<MappedField<T>> fields;
    private final Map<String, MappedField<T>> byName = new TreeMap<>();
    private final List<FieldRule> rules;
    private final List<String> matchKeys;
    private final Optional<GhlField> externalId;
    private final List<String> requiredOneOf;
    private final String version;
    private final Map<String, String> fieldVersions;

    RecordMapping(
            List<MappedField<T>> fields,
            List<String> matchKeys,
            Optional<GhlField> externalId,
            List<String> requiredOneOf) {
        this.requiredOneOf = List.copyOf(requiredOneOf);
        this.fields = List.copyOf(fields);
        this.fields.forEach(field -> byName.put(field.name(), field));
        this.rules = fields.stream().map(MappedField::rule).toList();
        this.matchKeys = List.copyOf(matchKeys);
        this.externalId = externalId;
        this.version = MappingVersion.of(
                byName.values().stream().map(MappedField::description).toList());
        Map<String, String> versions = new TreeMap<>();
        byName.forEach((name, field) -> versions.put(name, MappingVersion.of(List.of(field.description()))));
        this.fieldVersions = Collections.unmodifiableMap(versions);
    }

    /**
     * Builds a mapping.
     *
     * @param spec says what belongs to what
     * @param <T> the application's record type
     * @return the mapping
     * @throws MappingException if the mapping cannot work; the message names the field and says what to do
     */
    public static <T> RecordMapping<T> of(Consumer<? super MappingBuilder<T>> spec) {
        Objects.requireNonNull(spec, "spec must not be null.");
        MappingDraft<T> draft = new MappingDraft<>();
        spec.accept(new MappingBuilder<>(draft));
        return MappingRules.build(draft);
    }

    /**
     * Reads the application's record.
     *
     * @param record the record
     * @return its canonical values by field name. A value that does not fit its field is a problem instead; a value
     *     that is not there is {@link io.ghl.sync.record.FieldValue.Null}
     */
    public Reading read(T record) {
        Collector reading = new Collector();
        for (MappedField<T> field : fields) {
            reading.add(field.name(), field.read(record));
        }
        return reading.done();
    }

    /**
     * Changes the application's record. Labels keep the application's spelling as long as they stay, and labels outside
     * the scope are left alone. A field that already has its value is not written.
     *
     * @param current the record
     * @param changes canonical values by field name; names that are not mapped are ignored
     * @return the changed record, {@code current} itself if nothing changes
     * @throws MappingException if the record takes no value of the field's type, or a whole number only
     */
    public T write(T current, FieldValues changes) {
        T record = current;
        for (MappedField<T> field : fields) {
            if (field.rule().writableInApp()) {
                record = field.write(record, changes.get(field.name()));
            }
        }
        return record;
    }

    /**
     * Reads a record of HighLevel.
     *
     * @param raw the values by {@linkplain GhlField#path() path}: those of all standard fields, custom fields and
     *     tags that were read. A field that was read and has no value must be {@code Null}, for an absent one freezes
     * @return the canonical values by field name; tags are those of the scope
     */
    public Reading readGhl(FieldValues raw) {
        Collector reading = new Collector();
        for (MappedField<T> field : fields) {
            reading.add(field.name(), field.readGhl(raw));
        }
        return reading.done();
    }

    /**
     * Turns canonical values into HighLevel's.
     *
     * @param changes canonical values by field name; names that are not mapped are ignored
     * @return the values by {@linkplain GhlField#path() path}. Tags are the whole set within the scope: turn them
     *     into additions and removals, since HighLevel's update overwrites all tags
     * @throws MappingException if a value is blank that HighLevel cannot clear; planning never asks for that
     */
    public FieldValues toGhl(FieldValues changes) {
        return toGhl(changes, FieldValues.none());
    }

    /**
     * Turns canonical values into HighLevel's for a record that is there.
     *
     * @param changes canonical values by field name; names that are not mapped are ignored
     * @param held what HighLevel {@linkplain #heldFor holds} by path, by which a full name is split
     * @return the values by {@linkplain GhlField#path() path}, as {@link #toGhl(FieldValues)} says
     * @throws MappingException if a value is blank that HighLevel cannot clear; planning never asks for that
     */
    public FieldValues toGhl(FieldValues changes, FieldValues held) {
        FieldValues raw = FieldValues.none();
        for (MappedField<T> field : fields) {
            raw = raw.with(field.toGhl(changes.get(field.name()), held));
        }
        return raw;
    }

    /**
     * What HighLevel holds beyond the canonical values, as far as it is needed to change the record: where a full name is
     * split.
     *
     * @param raw the values by {@linkplain GhlField#path() path}
     * @return some of them
     */
    public FieldValues heldFor(FieldValues raw) {
        FieldValues held = FieldValues.none();
        for (MappedField<T> field : fields) {
            held = held.with(field.heldFor(raw));
        }
        return held;
    }

    /**
     * The fields of a record that are not synced, because their {@linkplain FieldOptions#when condition} does not hold.
     *
     * @param record the record
     * @param changes canonical values that are about to be written to it; only those of fields without a condition are
     *     looked at
     * @return the names, sorted, unmodifiable
     */
    public Set<String> unmanaged(T record, FieldValues changes) {
        Set<String> unmanaged = new TreeSet<>();
        T merged = record;
        for (MappedField<T> field : fields) {
            if (!field.rule().conditional() && field.rule().writableInApp()) {
                merged = field.write(merged, changes.get(field.name()));
            }
        }
        for (MappedField<T> field : fields) {
            if (!field.isManaged(merged)) {
                unmanaged.add(field.name());
            }
        }
        return Collections.unmodifiableSet(unmanaged);
    }

    /**
     * The type of HighLevel's record, which all fields are of.
     *
     * @return the type
     */
    public RecordType type() {
        return rules.get(0).target().type();
    }

    /**
     * How each field is compared and settled.
     *
     * @return the rules in the order of the mapping, unmodifiable
     */
    public List<FieldRule> rules() {
        return rules;
    }

    /**
     * HighLevel's fields that the mapping reads and writes, besides the external id.
     *
     * @return the fields, unmodifiable; more than there are {@link #rules()} if a full name is kept in two
     */
    public List<GhlField> targets() {
        return fields.stream().flatMap(field -> field.targets().stream()).toList();
    }

    /**
     * The names of the fields by which records are matched.
     *
     * @return the names, the strongest first, unmodifiable; the external id, stronger than all, is not among them
     */
    public List<String> matchKeys() {
        return matchKeys;
    }

    /**
     * The texts of HighLevel that the values of a field are paired with.
     *
     * @param field the field's name
     * @return the texts as they are written, unmodifiable; empty for a field whose values are not paired
     * @throws MappingException if there is no such field
     */
    public List<String> pairedTexts(String field) {
        Objects.requireNonNull(field, "field must not be null.");
        MappedField<T> mapped = byName.get(field);
        if (mapped == null) {
            throw new MappingException(
                    "The mapping has no field \"" + field + "\"; its fields are " + byName.keySet() + ".");
        }
        return mapped.pairs() == null ? List.of() : mapped.pairs().texts();
    }

    /**
     * The custom field that holds the application's id.
     *
     * @return the field, empty if there is none
     */
    public Optional<GhlField> externalId() {
        return externalId;
    }

    /**
     * The names of the fields of which HighLevel needs at least one.
     *
     * @return the names, unmodifiable; empty if it needs none
     */
    public List<String> requiredOneOf() {
        return requiredOneOf;
    }

    /**
     * Names what stored canonical values mean. It depends on names, targets, canonical forms, value pairs and tag
     * scope, and not on strategies, owners or the order of the fields.
     *
     * @return a short text that stays the same over restarts and releases as long as they do
     */
    public String version() {
        return version;
    }

    /**
     * Names what the stored canonical values of each field mean, as {@link #version()} does for all of them.
     *
     * @return short texts by field name, sorted, unmodifiable
     */
    public Map<String, String> fieldVersions() {
        return fieldVersions;
    }

    /**
     * Tries the mapping on a record: what is written must be read again, writing one field must change no other, and
     * writing what is there must change nothing. For a test of the application; {@code sample} itself is not changed.
     *
     * @param sample a record, such as a blank one or one with every field set
     * @return this mapping
     * @throws MappingException with a counterexample; its values are generated and not the sample's
     */
    public RecordMapping<T> check(T sample) {
        Objects.requireNonNull(sample, "sample must not be null.");
        MappingLaws.check(this, fields, sample);
        return this;
    }

    /**
     * Tries the mapping on a blank record with made-up values, as the engine does when it starts: what is written must be
     * read again, and writing one field must change no other. Values that the application refuses are left out.
     *
     * @param blank a record with nothing in it
     * @return this mapping
     * @throws MappingException with a counterexample
     */
    public RecordMapping<T> checkBlank(T blank) {
        Objects.requireNonNull(blank, "blank must not be null.");
        MappingLaws.checkBlank(this, fields, blank);
        return this;
    }

    @Override
    public String toString() {
        return "RecordMapping" + rules.stream().map(FieldRule::name).toList();
    }
}
