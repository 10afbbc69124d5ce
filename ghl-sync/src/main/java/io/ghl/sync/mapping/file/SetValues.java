package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.trigger.change.ChangeFields;
import io.ghl.sync.internal.values.AppValues;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Effect.RefusedException;
import io.ghl.sync.trigger.action.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger of a file sets in the application's record. A template or copy of what is blank sets nothing. Pure, as far
 * as steps in code are.
 */
final class SetValues implements Function<Change, FieldValues> {
    private final Map<String, Source> sources;
    private final Map<String, CanonicalForm> forms;

    private SetValues(Map<String, Source> sources, Map<String, CanonicalForm> forms) {
        this.sources = sources;
        this.forms = forms;
    }

    /** Where a value comes from. */
    sealed interface Source {
        /** The value, absent for none. */
        FieldValue value(Map<String, @Nullable Object> fields);
    }

    /** A value that the file says. */
    record Constant(FieldValue said) implements Source {
        @Override
        public FieldValue value(Map<String, @Nullable Object> fields) {
            return said;
        }
    }

    /** A text with templates; one that is nothing but a template is the value itself. */
    record Template(String text) implements Source {
        @Override
        public FieldValue value(Map<String, @Nullable Object> fields) {
            Templates.names(text).forEach(name -> fields.putIfAbsent(name, null));
            Object filled = Templates.fill(Map.of("value", text), fields).get("value");
            return filled == null || (filled instanceof String blank && blank.isBlank())
                    ? FieldValue.absent()
                    : AppValues.toField(filled);
        }
    }

    /** A field, through steps. */
    record Copy(String from, Chain steps) implements Source {
        @Override
        public FieldValue value(Map<String, @Nullable Object> fields) {
            Object held = fields.get(from);
            if (held == null) {
                return FieldValue.absent();
            }
            try {
                FieldValue value = steps.toField(held);
                return value.isBlank() ? FieldValue.absent() : value;
            } catch (RuntimeException e) {
                // Its message may tell the value.
                throw new RefusedException("The steps cannot make anything of what the field \"" + from + "\" holds.");
            }
        }
    }

    /**
     * What is set in records with some mapped fields.
     *
     * @throws IllegalArgumentException if a constant is nothing that its field can hold
     */
    static SetValues of(Map<String, Source> sources, List<FieldRule> rules) {
        Map<String, CanonicalForm> forms = new HashMap<>();
        rules.forEach(rule -> forms.put(rule.name(), rule.canonical()));
        SetValues values = new SetValues(Map.copyOf(sources), forms);
        sources.forEach((field, source) -> {
            if (source instanceof Constant constant && values.inForm(field, constant.said()) == null) {
                throw new IllegalArgumentException(
                        "The field \"" + field + "\" cannot hold the value that is to be set in it.");
            }
        });
        return values;
    }

    @Override
    public FieldValues apply(Change change) {
        FieldValues values = FieldValues.none();
        for (Map.Entry<String, Source> entry : sources.entrySet()) {
            FieldValue value = entry.getValue().value(ChangeFields.of(change));
            if (value.isPresent()) {
                FieldValue canonical = inForm(entry.getKey(), value);
                if (canonical == null) {
                    throw new RefusedException(
                            "The field \"" + entry.getKey() + "\" cannot hold the value that is to be set in it.");
                }
                values = values.with(entry.getKey(), canonical);
            }
        }
        return values;
    }

    /** The value as the field holds it, null if it cannot. */
    private @Nullable FieldValue inForm(String field, FieldValue value) {
        CanonicalForm form = forms.get(field);
        FieldValue canonical = form == null ? value : form.apply(value);
        return canonical.isPresent() ? canonical : null;
    }
}
