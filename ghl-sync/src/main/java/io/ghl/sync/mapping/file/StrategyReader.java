package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Strategies;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads conflict strategies: a word, or a word with what can be said about it. */
final class StrategyReader {
    static final List<String> DETAILED = List.of("newerWins", "fillBlank", "setMerge", "textMerge", "monotone", "code");
    static final List<String> NEWER_WINS = List.of("clocksWithin", "otherwise");
    static final List<String> FILL_BLANK = List.of("otherwise");
    static final List<String> MONOTONE = List.of("order", "otherwise");

    static final Map<String, Supplier<ConflictStrategy>> PLAIN = plain();

    private final CodeSteps code;
    private final Problems problems;

    StrategyReader(CodeSteps code, Problems problems) {
        this.code = code;
        this.problems = problems;
    }

    private static Map<String, Supplier<ConflictStrategy>> plain() {
        Map<String, Supplier<ConflictStrategy>> plain = new LinkedHashMap<>();
        plain.put("appWins", Strategies::appWins);
        plain.put("ghlWins", Strategies::ghlWins);
        plain.put("review", Strategies::review);
        plain.put("newerWins", () -> Strategies.newerWins(Strategies.review()));
        plain.put("fillBlank", Strategies::fillBlank);
        plain.put("setMerge", Strategies::setMerge);
        plain.put("textMerge", Strategies::textMerge);
        plain.put("additive", Strategies::additive);
        return Collections.unmodifiableMap(plain);
    }

    /** A strategy, null if there are problems. */
    @Nullable
    ConflictStrategy read(Node node) {
        if (node instanceof Node.Scalar) {
            Supplier<ConflictStrategy> plain = Form.word(node, "The conflict strategy", PLAIN, problems);
            return plain == null ? null : plain.get();
        }
        Form form = Form.of(node, "A conflict strategy", DETAILED, problems).orElse(null);
        if (form == null) {
            return null;
        }
        List<String> given =
                DETAILED.stream().filter(name -> form.get(name).isPresent()).toList();
        if (given.size() != 1) {
            problems.add(
                    node.at(),
                    "A conflict strategy is a word, or exactly one of: " + String.join(", ", DETAILED) + ".");
            return null;
        }
        Node value = form.get(given.get(0)).orElseThrow();
        return switch (given.get(0)) {
            case "newerWins" -> newerWins(value);
            case "fillBlank" ->
                Form.of(value, "fillBlank", FILL_BLANK, problems)
                        .map(detail -> Strategies.fillBlank(otherwise(detail)))
                        .orElse(null);
            case "setMerge" -> {
                var how = Form.word(value, "\"setMerge\"", Vocabulary.SET_MERGE, problems);
                yield how == null ? null : Strategies.setMerge(how);
            }
            case "textMerge" -> {
                var how = Form.word(value, "\"textMerge\"", Vocabulary.OVERLAP, problems);
                yield how == null ? null : Strategies.textMerge(how);
            }
            case "monotone" -> monotone(value);
            default -> Form.word(value, "\"code\"", code.strategies, problems);
        };
    }

    private @Nullable ConflictStrategy newerWins(Node value) {
        Form detail = Form.of(value, "newerWins", NEWER_WINS, problems).orElse(null);
        if (detail == null) {
            return null;
        }
        Optional<Duration> clocks = detail.duration("clocksWithin");
        ConflictStrategy otherwise = otherwise(detail);
        return clocks.isPresent() ? Strategies.newerWins(clocks.get(), otherwise) : Strategies.newerWins(otherwise);
    }

    private @Nullable ConflictStrategy monotone(Node value) {
        Form detail = Form.of(value, "monotone", MONOTONE, problems).orElse(null);
        if (detail == null) {
            return null;
        }
        List<String> order = detail.need("order", "[New, Qualified, Won]")
                .map(list -> Form.texts(list, "\"order\"", problems))
                .orElse(List.of());
        ConflictStrategy otherwise = otherwise(detail);
        try {
            return order.isEmpty() ? null : Strategies.monotone(order, otherwise);
        } catch (IllegalArgumentException e) {
            problems.add(value.at(), "\"order\" must have two values or more, none of them twice.");
            return null;
        }
    }

    private ConflictStrategy otherwise(Form detail) {
        ConflictStrategy otherwise = detail.get("otherwise").map(this::read).orElse(null);
        return otherwise == null ? Strategies.review() : otherwise;
    }
}
