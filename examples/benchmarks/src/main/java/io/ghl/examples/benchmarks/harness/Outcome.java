package io.ghl.examples.benchmarks.harness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row came to.
 *
 * @param invalid why the figures prove nothing, null if they do
 */
public record Outcome(List<Figure> figures, @Nullable String invalid) {

    /** The word for a row's figures. */
    public enum Verdict {
        PASS,
        MISS,
        VOID
    }

    public Outcome(List<Figure> figures, @Nullable String invalid) {
        this.figures = List.copyOf(figures);
        this.invalid = invalid;
    }

    public Verdict verdict() {
        if (invalid != null) {
            return Verdict.VOID;
        }
        return figures.stream().anyMatch(Figure::missed) ? Verdict.MISS : Verdict.PASS;
    }
}
