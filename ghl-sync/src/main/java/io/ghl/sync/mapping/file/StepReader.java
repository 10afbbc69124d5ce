package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.record.FieldValue;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a field. */
final class StepReader {
    static final List<String> DETAILED = List.of(
            "date",
            "dateTime",
            "number",
            "currency",
            "phone",
            "lookup",
            "prefix",
            "suffix",
            "formatDate",
            "formatNumber",
            "code");
    static final List<String> PATTERN = List.of("pattern", "locale");
    static final List<String> DATE_TIME = List.of("pattern", "zone", "locale");
    static final List<String> CURRENCY = List.of("code", "locale");
    static final List<String> LOOKUP = List.of("pairs", "otherwise");

    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    static final Map<String, Step> WORDS = words();

    private final CodeSteps code;
    private final Problems problems;

    StepReader(CodeSteps code, Problems problems) {
        this.code = code;
        this.problems = problems;
    }

    private static Map<String, Step> words() {
        Map<String, Step> words = new LinkedHashMap<>();
        words.put("trim", Step.normalising("trim", String::strip));
        words.put(
                "collapse",
                Step.normalising(
                        "collapse", text -> SPACES.matcher(text).replaceAll(" ").strip()));
        words.put("lower", Step.normalising("lower", text -> text.toLowerCase(Locale.ROOT)));
        words.put("upper", Step.normalising("upper", text -> text.toUpperCase(Locale.ROOT)));
        words.put("title", Step.normalising("title", StepReader::title));
        return Collections.unmodifiableMap(words);
    }

    /** Each word with a capital letter and otherwise small ones. */
    private static String title(String text) {
        StringBuilder result = new StringBuilder();
        boolean start = true;
        for (int letter : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            result.appendCodePoint(start ? Character.toTitleCase(letter) : letter);
            start = !Character.isLetterOrDigit(letter)
                    && letter != '\''
                    && Character.getType(letter) != Character.NON_SPACING_MARK;
        }
        return result.toString();
    }

    List<Step> read(Node node) {
        if (!(node instanceof Node.Items list)) {
            problems.add(node.at(), "\"steps\" is a list, such as [trim, lower].");
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        for (Node item : list.items()) {
            Step step = item instanceof Node.Scalar ? word(item) : detailed(item);
            if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }

    private @Nullable Step word(Node item) {
        if (item instanceof Node.Scalar scalar && DETAILED.contains(scalar.text())) {
            problems.add(
                    item.at(),
                    "The step \"" + scalar.text() + "\" needs to be told more; write it as \"" + scalar.text()
                            + ": ...\" (in JSON with braces around it).");
            return null;
        }
        return Form.word(item, "A step", WORDS, problems);
    }

    private @Nullable Step detailed(Node item) {
        Form form = Form.of(item, "A step", DETAILED, problems).orElse(null);
        if (form == null) {
            return null;
        }
        List<String> given =
                DETAILED.stream().filter(name -> form.get(name).isPresent()).toList();
        if (given.size() != 1) {
            problems.add(
                    item.at(),
                    "A step is a word (" + String.join(", ", WORDS.keySet()) + "), or has exactly one of: "
                            + String.join(", ", DETAILED) + ".");
            return null;
        }
        Node value = form.get(given.get(0)).orElseThrow();
        return switch (given.get(0)) {
            case "date" -> pattern(value, "date", "d.M.yyyy", Formats::date);
            case "dateTime" -> dateTime(value);
            case "number" -> pattern(value, "number", "#,##0.00", Formats::number);
            case "currency" -> currency(value);
            case "phone" -> phone(value);
            case "lookup" -> lookup(value);
            case "prefix" -> affix(value, "prefix");
            case "suffix" -> affix(value, "suffix");
            case "formatDate" -> pattern(value, "formatDate", "d MMMM yyyy", Formats::formatDate);
            case "formatNumber" -> pattern(value, "formatNumber", "#,##0.00", Formats::formatNumber);
            default -> Form.word(value, "\"code\"", code.steps, problems);
        };
    }

    private @Nullable Step pattern(Node value, String step, String example, BiFunction<String, Locale, Step> make) {
        String pattern;
        Locale locale = Locale.ROOT;
        if (value instanceof Node.Scalar) {
            pattern = Form.text(value, "\"" + step + "\"", problems);
        } else {
            Form form = Form.of(value, step, PATTERN, problems).orElse(null);
            if (form == null) {
                return null;
            }
            pattern = form.need("pattern", "\"" + example + "\"")
                    .map(node -> Form.text(node, "\"pattern\"", problems))
                    .orElse(null);
            locale = locale(form);
        }
        if (pattern == null) {
            return null;
        }
        try {
            return make.apply(pattern, locale);
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.add(
                    value.at(),
                    "\"" + pattern + "\" is no pattern that \"" + step + "\" can use; write one such as \"" + example
                            + "\".");
            return null;
        }
    }

    private Locale locale(Form form) {
        Node node = form.get("locale").orElse(null);
        String tag = form.text("locale").orElse(null);
        if (node == null || tag == null) {
            return Locale.ROOT;
        }
        Locale locale = Locale.forLanguageTag(tag);
        if (locale.getLanguage().isEmpty()) {
            problems.add(node.at(), "\"" + tag + "\" is no language; write one such as \"en-US\" or \"de\".");
        }
        return locale;
    }

    private @Nullable Step dateTime(Node value) {
        Form form = Form.of(value, "dateTime", DATE_TIME, problems).orElse(null);
        if (form == null) {
            return null;
        }
        String pattern = form.need("pattern", "\"yyyy-MM-dd HH:mm\"")
                .map(node -> Form.text(node, "\"pattern\"", problems))
                .orElse(null);
        ZoneId id = form.need("zone", "\"America/Denver\"")
                .map(node -> Vocabulary.zone(node, problems))
                .orElse(null);
        Locale locale = locale(form);
        if (pattern == null || id == null) {
            return null;
        }
        try {
            return Formats.dateTime(pattern, id, locale);
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.add(
                    value.at(),
                    "\"" + pattern
                            + "\" is no pattern that tells day and hour; write one such as \"yyyy-MM-dd HH:mm\".");
            return null;
        }
    }

    private @Nullable Step currency(Node value) {
        Form form = Form.of(value, "currency", CURRENCY, problems).orElse(null);
        if (form == null) {
            return null;
        }
        Node node = form.need("code", "USD").orElse(null);
        String name = node == null ? null : Form.text(node, "\"code\"", problems);
        Locale locale = form.get("locale").isPresent() ? locale(form) : Locale.US;
        if (node == null || name == null) {
            return null;
        }
        try {
            return Formats.currency(Currency.getInstance(name), locale);
        } catch (IllegalArgumentException e) {
            problems.add(
                    node.at(), "There is no currency \"" + name + "\"; write its code of three letters, such as USD.");
            return null;
        }
    }

    private @Nullable Step phone(Node value) {
        CanonicalForm form = Vocabulary.phone(value, "\"phone\"", problems);
        return form == null
                ? null
                : Step.normalising(
                        form.name(),
                        text -> form.apply(FieldValue.text(text)) instanceof FieldValue.Text phone
                                ? phone.value()
                                : text);
    }

    private @Nullable Step lookup(Node value) {
        Form form = Form.of(value, "lookup", LOOKUP, problems).orElse(null);
        if (form == null) {
            return null;
        }
        String otherwise = form.text("otherwise").orElse(null);
        Map<String, String> pairs = form.need("pairs", "{NY: New York}")
                .map(node -> pairs(node, "\"pairs\"", problems))
                .orElse(Map.of());
        return Step.oneWay("lookup " + new TreeMap<>(pairs) + (otherwise == null ? "" : " or " + otherwise), key -> {
            String found = pairs.getOrDefault(key.toString(), otherwise);
            if (found == null) {
                throw new IllegalArgumentException("The value is in no pair of the lookup.");
            }
            return found;
        });
    }

    /** Names and the texts that belong to them. */
    static Map<String, String> pairs(Node node, String what, Problems problems) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (!(node instanceof Node.Entries entries) || entries.entries().isEmpty()) {
            problems.add(node.at(), what + " is written as values with what belongs to them, such as {new: New}.");
            return pairs;
        }
        for (Node.Entry entry : entries.entries()) {
            String text = Form.text(entry.value(), "What belongs to \"" + entry.name() + "\"", problems);
            if (text != null) {
                pairs.put(entry.name(), text);
            }
        }
        return pairs;
    }

    private @Nullable Step affix(Node value, String which) {
        if (!(value instanceof Node.Scalar scalar) || !(scalar.value() instanceof String text) || text.isEmpty()) {
            problems.add(value.at(), "\"" + which + "\" must be a text; put it into quotes.");
            return null;
        }
        boolean front = which.equals("prefix");
        return Step.oneWay(which + " " + text, item -> front ? text + item : item + text);
    }
}
