package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.values.AppValues;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.record.FieldValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a field that can be undone, as a lens: the application's value is kept as long as it means what HighLevel
 * holds, so a text that is written in another way than the format would is no edit.
 */
record Chain(List<Step> steps) {
    String name() {
        return steps.stream().map(Step::name).collect(Collectors.joining(" > "));
    }

    /** Whether the steps only say which texts are the same. */
    boolean normalises() {
        return steps.stream().allMatch(step -> step.kind() == Step.Kind.NORMALISES);
    }

    /** The form of a field whose steps only normalise: both sides are compared in it. */
    CanonicalForm normalForm(CanonicalForm base) {
        return CanonicalForm.of(base.name() + " > " + name(), value -> {
            FieldValue form = base.apply(value);
            if (form instanceof FieldValue.Labels labels) {
                return base.apply(FieldValue.labels(
                        labels.values().stream().map(this::normal).toList()));
            }
            return form instanceof FieldValue.Text text ? base.apply(FieldValue.text(normal(text.value()))) : form;
        });
    }

    private String normal(String text) {
        Object value = text;
        for (Step step : steps) {
            value = step.toGhl().apply(value);
        }
        return (String) value;
    }

    /**
     * The form of a field whose last step is a format: what the format does not tell, such as a third decimal, makes no
     * difference.
     */
    CanonicalForm resultForm(GhlField target) {
        Step last = steps.get(steps.size() - 1);
        CanonicalForm base = last.result() == null ? null : Vocabulary.FORMS.get(last.result());
        if (base == null) {
            return CanonicalForm.usual(target);
        }
        return CanonicalForm.of(base.name() + " > " + last.name(), value -> {
            FieldValue form = base.apply(value);
            if (!form.isPresent() || form.isBlank()) {
                return form;
            }
            try {
                return base.apply(
                        AppValues.toField(last.toGhl().apply(last.toApp().apply(plain(form)))));
            } catch (RuntimeException e) {
                return FieldValue.absent();
            }
        });
    }

    /** From the application's value to the field's. */
    FieldValue toField(Object app) {
        Object value = app;
        for (Step step : steps) {
            if (isBlank(value)) {
                return FieldValue.nothing();
            }
            value = step.toGhl().apply(value);
        }
        return AppValues.toField(value);
    }

    /** To the application's value; the one that is held stays if it means the same. */
    Object toApp(FieldValue value, @Nullable Object held, CanonicalForm form) {
        if (held != null && means(held, value, form)) {
            return held;
        }
        List<Step> backwards = new ArrayList<>(steps);
        Collections.reverse(backwards);
        Object app = plain(value);
        for (Step step : backwards) {
            app = step.toApp().apply(app);
        }
        return app;
    }

    private boolean means(Object held, FieldValue value, CanonicalForm form) {
        try {
            return form.apply(toField(held)).equals(value);
        } catch (RuntimeException e) {
            // What is held fits no format; it is written over.
            return false;
        }
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }

    /** The most natural Java value. */
    private static Object plain(FieldValue value) {
        return AppValues.candidates(value).get(0);
    }
}
