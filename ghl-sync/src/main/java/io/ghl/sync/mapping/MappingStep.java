package io.ghl.sync.mapping;

import io.ghl.sync.internal.options.Several;
import io.ghl.sync.merge.ConflictStrategy;
import java.util.Collection;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be said at any point of a mapping: the next field, the tags, and what holds for the whole mapping. Not
 * thread-safe; a step is used while the mapping is built and not after.
 *
 * @param <T> the application's record type
 */
public abstract sealed class MappingStep<T> permits MappingBuilder, FieldOptions, TagOptions {
    final MappingDraft<T> draft;

    MappingStep(MappingDraft<T> draft) {
        this.draft = draft;
    }

    /**
     * Starts a field. The application's type {@code V} is {@code String}, {@code LocalDate}, {@code Instant}, {@code BigDecimal},
     * {@code Integer}, {@code Long}, {@code Boolean}, {@code Set<String>} or {@code List<String>}; with
     * {@link FieldOptions#values values} also an enum.
     *
     * @param name the field's name: in rules, reviews, the audit log and {@code AppRecords}
     * @param get reads the application's value, null if there is none
     * @param with returns a copy of the record with another value, which may be null. For a primitive type, which
     *     cannot take null, add {@code .clear(ClearPolicy.IGNORE)}
     * @param <V> the type of the application's value
     * @return the next step, which names the field of HighLevel
     */
    public <V> FieldTarget<T, V> field(
            String name, Function<? super T, ? extends @Nullable V> get, BiFunction<T, @Nullable V, T> with) {
        Objects.requireNonNull(name, "name must not be null.");
        Objects.requireNonNull(get, "get must not be null.");
        Objects.requireNonNull(with, "with must not be null.");
        return new FieldTarget<>(draft, draft.field(name, get, with));
    }

    /**
     * Starts a field that the application computes from others and that is never written there. It flows to HighLevel,
     * where edits are overwritten.
     *
     * @param name the field's name: in rules, reviews and the audit log
     * @param compute computes the value, null for none; a pure function of the record
     * @param <V> the type of the value, as in {@link #field field(...)}
     * @return the next step, which names the field of HighLevel
     */
    public <V> FieldTarget<T, V> computed(String name, Function<? super T, ? extends @Nullable V> compute) {
        Objects.requireNonNull(name, "name must not be null.");
        Objects.requireNonNull(compute, "compute must not be null.");
        return new FieldTarget<>(draft, draft.computed(name, compute));
    }

    /**
     * Starts a field that the application keeps as first and last name and HighLevel as one text. Two names are the same
     * if they are joined. A changed name is split where the record's own split says: the last name stays if the new name
     * ends with it, else the first name if it starts with it; otherwise the last word is the last name.
     *
     * @param name the field's name: in rules, reviews, the audit log and {@code AppRecords}
     * @param first reads the first name, null if there is none
     * @param withFirst returns a copy of the record with another first name, which may be null
     * @param last reads the last name, null if there is none
     * @param withLast returns a copy of the record with another last name, which may be null
     * @return the next step, which names the field of HighLevel
     */
    public FieldTarget<T, String> fullName(
            String name,
            Function<? super T, @Nullable String> first,
            BiFunction<T, @Nullable String, T> withFirst,
            Function<? super T, @Nullable String> last,
            BiFunction<T, @Nullable String, T> withLast) {
        Objects.requireNonNull(first, "first must not be null.");
        Objects.requireNonNull(withFirst, "withFirst must not be null.");
        Objects.requireNonNull(last, "last must not be null.");
        Objects.requireNonNull(withLast, "withLast must not be null.");
        FieldTarget<T, String> field = field(
                name, record -> new FullName(first.apply(record), last.apply(record)).joined(), (record, full) -> {
                    FullName split = new FullName(first.apply(record), last.apply(record)).with(full);
                    return withLast.apply(withFirst.apply(record, split.first()), split.last());
                });
        draft.fields.get(draft.fields.size() - 1).fullName = true;
        return field;
    }

    /**
     * Maps the application's labels to HighLevel's tags. Tags are merged one by one and never conflict; the
     * application's spelling is kept. The field's name is {@code "tags"}.
     *
     * @param get reads the labels, null or empty if there are none
     * @param with returns a copy of the record with other labels, which are never null
     * @param <C> {@code Set<String>} or {@code List<String>}
     * @return the next step
     */
    public <C extends Collection<String>> TagOptions<T> tags(
            Function<? super T, ? extends @Nullable C> get, BiFunction<T, C, T> with) {
        Objects.requireNonNull(get, "get must not be null.");
        Objects.requireNonNull(with, "with must not be null.");
        return new TagOptions<>(draft, draft.tags(get, with));
    }

    /**
     * Settles the conflicts of all fields that name no strategy of their own. Without it a person decides.
     *
     * @param strategy the strategy
     * @return this step
     */
    public MappingStep<T> defaultStrategy(ConflictStrategy strategy) {
        draft.defaultStrategy = Objects.requireNonNull(strategy, "strategy must not be null.");
        return this;
    }

    /**
     * Keeps the application's id in a custom field of HighLevel, written when a contact is created. It is the strongest
     * key when records are matched, and lets a creation that was interrupted find its contact again.
     *
     * @param field a custom field of type text that nobody else changes
     * @return this step
     */
    public MappingStep<T> externalId(GhlField field) {
        draft.externalId = Objects.requireNonNull(field, "field must not be null.");
        return this;
    }

    /**
     * The fields by which records are matched at first linking, the strongest first. Without it: for contacts the fields
     * that are mapped to HighLevel's e-mail and phone, in this order; for businesses the name; for records that belong to
     * others all that they hold. These are only matched with records that belong to the same one.
     *
     * @param names names of mapped fields
     * @return this step
     */
    public MappingStep<T> matchOn(String... names) {
        draft.matchOn = Several.of("name", names);
        return this;
    }

    /**
     * Says that HighLevel takes no record without a value in at least one of some fields, as a location can require an
     * e-mail address or a phone number. A record that has none waits, and is created once it has; a write that would empty
     * the last one is not made.
     *
     * @param names the names of fields
     * @return this step
     */
    public MappingStep<T> requireOneOf(String... names) {
        draft.requiredOneOf = Several.of("name", names);
        return this;
    }

    /**
     * The country that phone numbers without {@code "+"} belong to. Without it such numbers are compared as they are.
     *
     * @param region a code of two letters, such as {@code "US"}
     * @return this step
     * @throws MappingException if there is no such region
     */
    public MappingStep<T> phoneRegion(String region) {
        draft.phone = CanonicalForm.phone(region);
        return this;
    }
}
