package io.ghl.sync.mapping.file;

import io.ghl.sync.app.Row;
import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.FieldOptions;
import io.ghl.sync.mapping.FieldTarget;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.mapping.ValueMap;
import io.ghl.sync.mapping.file.Vocabulary.Direction;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.record.Side;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one field: what it is on both sides, the steps between, and what happens to it. */
final class FieldReader {
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private final CodeSteps code;
    private final Problems problems;
    private final Targets targets;
    private final @Nullable CanonicalForm phone;
    private final Columns columns;
    private final SourceReader sources;
    private final StrategyReader strategies;

    /**
     * @param phone the form of phone numbers, null for the usual one
     * @param columns gets the application's columns
     */
    FieldReader(CodeSteps code, Problems problems, Targets targets, @Nullable CanonicalForm phone, Columns columns) {
        this.code = code;
        this.problems = problems;
        this.targets = targets;
        this.phone = phone;
        this.columns = columns;
        this.sources = new SourceReader(code, problems, columns);
        this.strategies = new StrategyReader(code, problems);
    }

    /** The field, null if there are problems. */
    @Nullable
    FileField read(Node node) {
        Form form = Form.of(node, "A field", Vocabulary.FIELD, problems).orElse(null);
        if (form == null) {
            return null;
        }
        form.text("description");
        Direction direction = form.word("direction", Vocabulary.DIRECTIONS).orElse(Direction.BOTH);
        ColumnType type = form.word("type", Vocabulary.TYPES).orElse(null);
        Source source = form.need("app", "\"app: email\", the column's name")
                .map(app -> sources.read(app, type, form))
                .orElse(null);
        Node ghl = form.need("ghl", "\"ghl: email\", the field's name in HighLevel")
                .orElse(null);
        boolean inTwo = ghl != null && isFullName(ghl);
        GhlField target = ghl == null || inTwo ? null : targets.read(ghl);
        List<Step> steps = form.get("steps")
                .map(value -> new StepReader(code, problems).read(value))
                .orElse(List.of());
        ValueMap<Object> values =
                form.get("values").map(value -> values(value, type)).orElse(null);
        Settings settings = settings(form, source != null && source.defaulted());
        Optional<String> name = form.text("name");
        CanonicalForm own = form.get("form").map(this::form).orElse(null);
        if (source == null || ghl == null || (target == null && !inTwo)) {
            return null;
        }
        check(form, direction, source, steps, values != null, inTwo);
        if (own == null && phone != null && target != null && target.path().equals("phone")) {
            own = phone;
        }
        if (type == ColumnType.COMMA_SEPARATED && target != null && values == null && direction != Direction.TO_GHL) {
            own = ColumnType.withoutCommas(source.words(), own == null ? CanonicalForm.usual(target) : own);
        }
        String said = name.orElse(source.name());
        Plan plan = new Plan(said, source, target, steps, values, own, direction, settings);
        boolean asItIs = steps.isEmpty() && values == null && source.with() != null;
        FileField.Target wanted = new FileField.Target(
                ghl.at(), form.get("values").map(ValuesReader::places).orElse(Map.of()), asItIs ? type : null);
        return new FileField(
                said, form.at(), source.get(), source.words(), source.column(), steps, plan::declare, wanted);
    }

    /** A form by name, by region, by time of day or in code, null if there are problems. */
    private @Nullable CanonicalForm form(Node node) {
        if (node instanceof Node.Scalar) {
            return Form.word(node, "\"form\"", Vocabulary.FORMS, problems);
        }
        Form form = Form.of(node, "A form", Vocabulary.FORM, problems).orElse(null);
        if (form == null) {
            return null;
        }
        Optional<Node> region = form.get("phone");
        Optional<Node> named = form.get("code");
        Optional<Node> time = form.get("dayAt");
        long given = Stream.of(region, named, time).filter(Optional::isPresent).count();
        if (given != 1 || time.isPresent() != form.get("zone").isPresent()) {
            problems.add(
                    node.at(),
                    "A form is a word, {code: name}, {phone: US} or {dayAt: \"09:00\", zone: America/Denver}.");
            return null;
        }
        if (time.isPresent()) {
            return dayAt(time.get(), form.get("zone").orElseThrow());
        }
        return region.map(it -> Vocabulary.phone(it, "\"phone\"", problems))
                .orElseGet(() -> named.map(it -> Form.word(it, "\"code\"", code.forms, problems))
                        .orElse(null));
    }

    private @Nullable CanonicalForm dayAt(Node time, Node zone) {
        String text = Form.text(time, "\"dayAt\"", problems);
        ZoneId where = Vocabulary.zone(zone, problems);
        if (text != null && !TIME_OF_DAY.matcher(text).matches()) {
            problems.add(time.at(), "\"dayAt\" is a time of day in quotes, such as \"09:00\" or \"17:30\".");
            return null;
        }
        return text == null || where == null ? null : CanonicalForm.dayAt(LocalTime.parse(text), where);
    }

    // ---- HighLevel's side ----

    private boolean isFullName(Node ghl) {
        if (!(ghl instanceof Node.Entries entries)
                || entries.entries().stream().noneMatch(entry -> Vocabulary.FULL_NAME.contains(entry.name()))) {
            return false;
        }
        Form parts =
                Form.of(ghl, "HighLevel's name", Vocabulary.FULL_NAME, problems).orElseThrow();
        boolean right = parts.text("first").filter("firstName"::equals).isPresent()
                && parts.text("last").filter("lastName"::equals).isPresent();
        if (!right) {
            problems.add(ghl.at(), "A name in two parts is written {first: firstName, last: lastName}.");
        }
        return true;
    }

    private @Nullable ValueMap<Object> values(Node node, @Nullable ColumnType type) {
        boolean detailed = node instanceof Node.Entries entries
                && entries.entries().stream()
                        .anyMatch(entry -> entry.name().equals("pairs") && entry.value() instanceof Node.Entries);
        Form form = detailed
                ? Form.of(node, "\"values\"", Vocabulary.VALUES, problems).orElseThrow()
                : null;
        Node pairs = form == null ? node : form.get("pairs").orElseThrow();
        ValuesReader reader = new ValuesReader(type == null ? ColumnType.TEXT : type, problems);
        return reader.read(pairs, form);
    }

    // ---- what happens to it ----

    private Settings settings(Form form, boolean defaulted) {
        ConflictStrategy onConflict =
                form.get("onConflict").map(strategies::read).orElse(null);
        ConflictStrategy onFirstLink =
                form.get("onFirstLink").map(strategies::read).orElse(null);
        Predicate<Row> when = form.get("when")
                .map(new Conditions(code, problems, columns)::read)
                .orElse(null);
        Node clear = form.get("onClear").orElse(null);
        ClearPolicy app = ClearPolicy.PROPAGATE;
        ClearPolicy ghl = defaulted ? ClearPolicy.IGNORE : ClearPolicy.PROPAGATE;
        if (clear instanceof Node.Entries) {
            Form sides =
                    Form.of(clear, "\"onClear\"", Vocabulary.CLEAR, problems).orElseThrow();
            app = sides.word("app", Vocabulary.CLEARS).orElse(app);
            ghl = sides.word("ghl", Vocabulary.CLEARS).orElse(ghl);
        } else if (clear != null) {
            ClearPolicy both = Form.word(clear, "\"onClear\"", Vocabulary.CLEARS, problems);
            app = both == null ? app : both;
            ghl = both == null ? ghl : both;
        }
        if (defaulted && clear != null && ghl != ClearPolicy.IGNORE) {
            problems.add(
                    clear.at(),
                    "A column with a \"default\" is never blank, so what HighLevel empties cannot be emptied there;"
                            + " leave \"onClear\" out, or write {ghl: ignore}.");
        }
        return new Settings(onConflict, onFirstLink, when, app, ghl);
    }

    private void check(Form form, Direction direction, Source source, List<Step> steps, boolean values, boolean inTwo) {
        boolean toGhl = direction == Direction.TO_GHL;
        Node at = form.get("steps").orElse(null);
        if (!toGhl && source.with() == null) {
            problems.add(form.at(), source.cannotBeWritten() + "; add \"direction: toGhl\".");
        }
        if (at == null) {
            return;
        }
        for (int i = 0; i < steps.size() && !toGhl; i++) {
            Step step = steps.get(i);
            if (step.kind() == Step.Kind.TO_GHL) {
                problems.add(
                        at.at(),
                        "The step \"" + step.name()
                                + "\" cannot be undone for what comes from HighLevel; add \"direction: toGhl\""
                                + (step.name().startsWith("lookup") ? ", or use \"values\" instead." : "."));
            } else if (step.kind() == Step.Kind.TWO_WAY && i < steps.size() - 1) {
                problems.add(
                        at.at(),
                        "The step \"" + step.name()
                                + "\" must be the last one; put the others before it, or add \"direction: toGhl\".");
            }
        }
        if (values) {
            problems.add(
                    at.at(), "\"values\" pairs whole values, so \"steps\" have nothing to do; leave one of them out.");
        }
        if ((inTwo || source.isName()) && !toGhl) {
            problems.add(at.at(), "A name in two parts has a form of its own; leave \"steps\" out.");
        }
        boolean format = steps.stream().anyMatch(step -> step.kind() == Step.Kind.TWO_WAY && step.result() != null);
        if (format && !toGhl) {
            form.get("form")
                    .ifPresent(own ->
                            problems.add(own.at(), "The format among the steps says the form; leave \"form\" out."));
        }
    }

    /** What happens to a field. */
    private record Settings(
            @Nullable ConflictStrategy onConflict,
            @Nullable ConflictStrategy onFirstLink,
            @Nullable Predicate<Row> when,
            ClearPolicy onAppClear,
            ClearPolicy onGhlClear) {

        <V> void say(FieldOptions<Row, V> field) {
            if (onConflict != null) {
                field.onConflict(onConflict);
            }
            if (onFirstLink != null) {
                field.onFirstLink(onFirstLink);
            }
            if (when != null) {
                field.when(when);
            }
            field.clear(Side.APP, onAppClear).clear(Side.GHL, onGhlClear);
        }
    }

    /** A field that was read, said in the words of the mapping in code. */
    private record Plan(
            String name,
            Source source,
            @Nullable GhlField target,
            List<Step> steps,
            @Nullable ValueMap<Object> values,
            @Nullable CanonicalForm form,
            Direction direction,
            Settings settings) {

        void declare(MappingBuilder<Row> mapping) {
            if (direction == Direction.TO_GHL && (source.with() == null || !steps.isEmpty())) {
                computed(mapping);
            } else if (source.isName()) {
                said(source.name(mapping, name));
            } else {
                said(mapping.field(name, source.get(), source.writer()));
            }
        }

        private void computed(MappingBuilder<Row> mapping) {
            FieldOptions<Row, Object> field = to(mapping.computed(name, row -> {
                Object value = source.get().apply(row);
                for (Step step : steps) {
                    if (value == null || (value instanceof String text && text.isBlank())) {
                        return null;
                    }
                    value = step.toGhl().apply(value);
                }
                return value;
            }));
            if (form != null) {
                field.canonical(form);
            }
            if (values != null) {
                field.values(values);
            }
            settings.say(field);
        }

        private <V> FieldOptions<Row, V> to(FieldTarget<Row, V> field) {
            return target == null ? field.toFirstAndLastName() : field.to(target);
        }

        @SuppressWarnings("unchecked")
        private <V> void said(FieldTarget<Row, V> waiting) {
            FieldOptions<Row, V> field = to(waiting);
            if (form != null && steps.isEmpty()) {
                field.canonical(form);
            }
            if (values != null) {
                field.values((ValueMap<V>) values);
            }
            if (!steps.isEmpty() && target != null) {
                stepped((FieldOptions<Row, Object>) field, target);
            }
            if (direction != Direction.BOTH) {
                field.ownedBy(direction == Direction.TO_GHL ? Side.APP : Side.GHL);
            }
            settings.say(field);
        }

        private void stepped(FieldOptions<Row, Object> field, GhlField to) {
            Chain chain = new Chain(steps);
            CanonicalForm base = form == null ? CanonicalForm.usual(to) : form;
            if (chain.normalises()) {
                field.canonical(chain.normalForm(base));
                return;
            }
            CanonicalForm result = steps.get(steps.size() - 1).result() == null ? base : chain.resultForm(to);
            field.canonical(result);
            field.convert(chain.name(), chain::toField, (value, held) -> chain.toApp(value, held, result));
        }
    }
}
