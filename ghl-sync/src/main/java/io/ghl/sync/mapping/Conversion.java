package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValue;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A conversion of the user's between the application's value and a field value. The types are gone here: the steps have
 * tied both functions together.
 *
 * @param name names it in the mapping's version
 * @param toField from the application's value
 * @param toApp to the application's value, given the value that the record holds now
 */
record Conversion(
        String name, Function<Object, FieldValue> toField, BiFunction<FieldValue, @Nullable Object, Object> toApp) {

    @SuppressWarnings("unchecked")
    static <V> Conversion of(
            String name,
            Function<? super V, FieldValue> toField,
            BiFunction<FieldValue, @Nullable V, ? extends V> toApp) {
        if (name.isBlank()) {
            throw new MappingException("The name of a conversion is blank; give it one.");
        }
        return new Conversion(
                name.strip(), (Function<Object, FieldValue>) toField, (BiFunction<FieldValue, @Nullable Object, Object>)
                        toApp);
    }
}
