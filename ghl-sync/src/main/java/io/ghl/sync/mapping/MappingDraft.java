package io.ghl.sync.mapping;

import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.SetMerge;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A mapping while its steps are said. {@link MappingRules} turns it into one that works, or refuses it. */
final class MappingDraft<T> {
    static final String TAGS = "tags";

    final List<Field<T>> fields = new ArrayList<>();
    ConflictStrategy defaultStrategy = Strategies.review();
    CanonicalForm phone = CanonicalForm.phone();

    @Nullable
    GhlField externalId;

    @Nullable
    List<String> matchOn;

    /** One field. The types of its values are gone here: the steps have tied getter and wither together. */
    static final class Field<T> {
        final String name;
        final boolean labels;
        final Function<? super T, ?> get;
        final @Nullable BiFunction<T, @Nullable Object, T> with;

        @Nullable
        GhlField target;

        @Nullable
        CanonicalForm form;

        @Nullable
        Side owner;

        @Nullable
        ConflictStrategy onConflict;

        @Nullable
        ConflictStrategy onFirstLink;

        ClearPolicy whenAppClears = ClearPolicy.PROPAGATE;
        ClearPolicy whenGhlClears = ClearPolicy.PROPAGATE;
        SetMerge tags = SetMerge.ADD_WINS;

        @Nullable
        ValueMap<?> values;

        @Nullable
        Conversion conversion;

        @Nullable
        Predicate<? super T> condition;

        boolean fullName;
        boolean inTwo;

        List<String> scope = List.of(Scope.WILDCARD);

        @SuppressWarnings("unchecked")
        Field(String name, boolean labels, Function<? super T, ?> get, @Nullable BiFunction<T, ?, T> with) {
            this.name = name;
            this.labels = labels;
            this.get = get;
            this.with = (BiFunction<T, @Nullable Object, T>) with;
        }
    }

    <V> Field<T> field(
            String name, Function<? super T, ? extends @Nullable V> get, BiFunction<T, @Nullable V, T> with) {
        return add(new Field<>(name, false, get, with));
    }

    <V> Field<T> computed(String name, Function<? super T, ? extends @Nullable V> get) {
        Field<T> field = add(new Field<>(name, false, get, null));
        field.owner = Side.APP;
        return field;
    }

    <C extends Collection<String>> Field<T> tags(
            Function<? super T, ? extends @Nullable C> get, BiFunction<T, C, T> with) {
        Field<T> field = add(new Field<>(TAGS, true, get, with));
        field.target = ContactFields.TAGS;
        return field;
    }

    private Field<T> add(Field<T> field) {
        fields.add(field);
        return field;
    }
}
