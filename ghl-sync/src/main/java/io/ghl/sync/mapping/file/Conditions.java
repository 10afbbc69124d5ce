package io.ghl.sync.mapping.file;

import io.ghl.sync.app.Row;
import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads conditions: and, or, not, tests of a column, and code. */
final class Conditions {
    private static final List<String> OPERATORS = List.of("and", "or", "not", "code", "column");

    private final CodeSteps code;
    private final Problems problems;
    private final Columns columns;

    /**
     * @param columns gets the columns that are tested
     */
    Conditions(CodeSteps code, Problems problems, Columns columns) {
        this.code = code;
        this.problems = problems;
        this.columns = columns;
    }

    /** A condition, null if there are problems. */
    @Nullable
    Predicate<Row> read(Node node) {
        Form form = Form.of(node, "A condition", Vocabulary.CONDITION, problems).orElse(null);
        if (form == null) {
            return null;
        }
        List<String> given =
                OPERATORS.stream().filter(name -> form.get(name).isPresent()).toList();
        if (given.size() != 1) {
            problems.add(node.at(), "A condition has exactly one of: " + String.join(", ", OPERATORS) + ".");
            return null;
        }
        List<String> tests = tests(form);
        if (!given.get(0).equals("column") && !tests.isEmpty()) {
            problems.add(
                    node.at(),
                    "\"" + tests.get(0) + "\" tests a column; add \"column\", and leave \"" + given.get(0)
                            + "\" to a condition of its own.");
            return null;
        }
        Node value = form.get(given.get(0)).orElseThrow();
        return switch (given.get(0)) {
            case "and" -> all(value, Predicate::and);
            case "or" -> all(value, Predicate::or);
            case "not" -> {
                Predicate<Row> inner = read(value);
                yield inner == null ? null : inner.negate();
            }
            case "code" -> Form.word(value, "\"code\"", code.conditions, problems);
            default -> column(form, value, tests);
        };
    }

    private static List<String> tests(Form form) {
        return Vocabulary.CONDITION.stream()
                .filter(name -> !OPERATORS.contains(name) && form.get(name).isPresent())
                .toList();
    }

    private interface Join {
        Predicate<Row> join(Predicate<Row> one, Predicate<Row> other);
    }

    private @Nullable Predicate<Row> all(Node node, Join join) {
        if (!(node instanceof Node.Items list) || list.items().isEmpty()) {
            problems.add(node.at(), "\"and\" and \"or\" take a list of conditions.");
            return null;
        }
        Predicate<Row> joined = null;
        for (Node item : list.items()) {
            Predicate<Row> next = read(item);
            joined = joined == null || next == null ? next : join.join(joined, next);
        }
        return joined;
    }

    private @Nullable Predicate<Row> column(Form form, Node value, List<String> tests) {
        String column = Form.text(value, "\"column\"", problems);
        if (tests.size() != 1) {
            problems.add(
                    form.at(),
                    "A test of a column has exactly one of: is, isNot, in, blank, contains, startsWith, endsWith,"
                            + " greaterThan, lessThan.");
            return null;
        }
        String test = tests.get(0);
        Node operand = form.get(test).orElseThrow();
        Predicate<@Nullable Object> predicate = test(test, operand);
        if (column == null || predicate == null) {
            return null;
        }
        columns.add(column, value.at());
        return row -> predicate.test(row.get(column));
    }

    private @Nullable Predicate<@Nullable Object> test(String test, Node operand) {
        if (test.equals("blank")) {
            Boolean blank = Form.word(operand, "\"blank\"", Vocabulary.YES_NO, problems);
            return blank == null ? null : value -> isBlank(value) == blank;
        }
        if (test.equals("in")) {
            List<String> options = scalars(operand);
            return options == null ? null : value -> options.stream().anyMatch(option -> same(value, option));
        }
        if (!(operand instanceof Node.Scalar scalar) || scalar.value() == null) {
            problems.add(operand.at(), "\"" + test + "\" takes a text, a number, true or false.");
            return null;
        }
        String wanted = scalar.text();
        return switch (test) {
            case "is" -> value -> same(value, wanted);
            case "isNot" -> value -> !same(value, wanted);
            case "contains" -> value -> contains(value, wanted);
            case "startsWith" -> value -> value != null && value.toString().startsWith(wanted);
            case "endsWith" -> value -> value != null && value.toString().endsWith(wanted);
            case "greaterThan" -> value -> compared(value, wanted, (sign, zero) -> sign > zero);
            default -> value -> compared(value, wanted, (sign, zero) -> sign < zero);
        };
    }

    private @Nullable List<String> scalars(Node node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof Node.Items list) {
            for (Node item : list.items()) {
                if (item instanceof Node.Scalar scalar && scalar.value() != null) {
                    texts.add(scalar.text());
                }
            }
            if (!texts.isEmpty() && texts.size() == list.items().size()) {
                return texts;
            }
        }
        problems.add(node.at(), "\"in\" takes a list of values, such as [New, Won].");
        return null;
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof Collection<?> items && items.isEmpty());
    }

    private static boolean same(@Nullable Object value, String wanted) {
        if (value instanceof Number) {
            BigDecimal number = number(wanted);
            return number != null && new BigDecimal(value.toString()).compareTo(number) == 0;
        }
        return value != null && value.toString().equals(wanted);
    }

    private static boolean contains(@Nullable Object value, String wanted) {
        return value instanceof Collection<?> items
                ? items.contains(wanted)
                : value != null && value.toString().contains(wanted);
    }

    /** Compares numbers, days, times and, without respect to language, texts. What is of another kind is neither. */
    private static boolean compared(@Nullable Object value, String wanted, BiPredicate<Integer, Integer> holds) {
        try {
            if (value instanceof LocalDate day) {
                return holds.test(day.compareTo(LocalDate.parse(wanted)), 0);
            }
            if (value instanceof Instant time) {
                return holds.test(time.compareTo(Instant.parse(wanted)), 0);
            }
        } catch (DateTimeException e) {
            return false;
        }
        BigDecimal number = value == null ? null : number(value.toString());
        BigDecimal other = number(wanted);
        if (number != null && other != null) {
            return holds.test(number.compareTo(other), 0);
        }
        return value instanceof String text && other == null && holds.test(text.compareTo(wanted), 0);
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
