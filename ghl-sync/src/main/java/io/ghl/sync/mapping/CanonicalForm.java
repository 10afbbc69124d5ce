package io.ghl.sync.mapping;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.ghl.sync.record.FieldValue;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The form in which the values of both sides are compared, so that one side's way to write a value never looks like an
 * edit: {@code " Ada@Example.com"} and {@code "ada@example.com"} are one e-mail address.
 *
 * <p>A form is a pure function and idempotent. Every form turns {@link FieldValue.Empty} into {@link FieldValue.Null},
 * because HighLevel does not tell the two apart, and answers {@link FieldValue#absent()} for a value that the field
 * cannot hold, such as a text that is no day. Immutable and thread-safe.
 */
public final class CanonicalForm {
    private static final String ONE = "a single text";
    private static final String SEVERAL = "a list of texts";
    private static final String TIME =
            "a day with a time and its zone, such as 2027-01-31T09:30:00Z or 2027-01-31T09:30:00-05:00";

    private static final CanonicalForm TEXT = new CanonicalForm("text", ONE, CanonicalForm::stripped);
    private static final CanonicalForm EXACT = new CanonicalForm("exact", ONE, Coercion::toText);
    private static final CanonicalForm FULL_NAME =
            new CanonicalForm("full name", ONE, value -> onText(Coercion.toText(value), FullName::normal));
    private static final CanonicalForm EMAIL =
            new CanonicalForm("email", ONE, value -> onText(stripped(value), text -> text.toLowerCase(Locale.ROOT)));
    private static final CanonicalForm CODE =
            new CanonicalForm("code", ONE, value -> onText(stripped(value), text -> text.toUpperCase(Locale.ROOT)));
    private static final CanonicalForm OPTIONS =
            new CanonicalForm("options", SEVERAL, value -> labels(value, UnaryOperator.identity()));
    private static final CanonicalForm TAGS =
            new CanonicalForm("tags", SEVERAL, value -> labels(value, label -> label.toLowerCase(Locale.ROOT)));
    private static final CanonicalForm DECIMAL =
            new CanonicalForm("decimal", "a number, such as 12.5", Coercion::toDecimal);
    private static final CanonicalForm INTEGER =
            new CanonicalForm("integer", "a whole number, such as 42", Coercion::toInteger);
    private static final CanonicalForm DAY = new CanonicalForm("day", "a day, such as 2027-01-31", Coercion::toDay);
    private static final CanonicalForm MOMENT = new CanonicalForm("moment", TIME, Coercion::toMoment);
    private static final CanonicalForm FLAG = new CanonicalForm("flag", "true or false", Coercion::toFlag);
    private static final CanonicalForm CUSTOM = new CanonicalForm(
            "custom",
            "a single value or a list of texts",
            value -> value instanceof FieldValue.Labels ? OPTIONS.apply(value) : stripped(value));

    private final String name;
    private final String takes;
    private final UnaryOperator<FieldValue> form;
    private final UnaryOperator<FieldValue> forApp;

    private CanonicalForm(String name, String takes, UnaryOperator<FieldValue> form) {
        this(name, takes, form, UnaryOperator.identity());
    }

    private CanonicalForm(String name, String takes, UnaryOperator<FieldValue> form, UnaryOperator<FieldValue> forApp) {
        this.name = name;
        this.takes = takes;
        this.form = form;
        this.forApp = forApp;
    }

    /**
     * A text without white space around it; a blank one is no value. Numbers, flags, days and times become texts.
     *
     * @return the form
     */
    public static CanonicalForm text() {
        return TEXT;
    }

    /**
     * A text as it is, white space included. Numbers, flags, days and times become texts.
     *
     * @return the form
     */
    public static CanonicalForm exact() {
        return EXACT;
    }

    /**
     * A text without white space around it, in lower case.
     *
     * @return the form
     */
    public static CanonicalForm email() {
        return EMAIL;
    }

    /**
     * A short code, such as a country's: a text without white space around it, in upper case.
     *
     * @return the form
     */
    public static CanonicalForm code() {
        return CODE;
    }

    /**
     * A phone number in the international form E.164. What cannot be a phone number, or only within its area, such as
     * {@code "555-0100"}, stays as a stripped text. An extension behind the number is dropped, since E.164 has none.
     *
     * @param region the country that numbers without {@code "+"} belong to, as a code of two letters such as
     *     {@code "US"}
     * @return the form
     * @throws MappingException if there is no such region
     */
    public static CanonicalForm phone(String region) {
        Objects.requireNonNull(region, "region must not be null.");
        String code = region.strip().toUpperCase(Locale.ROOT);
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(code)) {
            throw new MappingException("There is no phone region \"" + region
                    + "\"; give the country's code of two letters, such as \"US\".");
        }
        PhoneForm phones = new PhoneForm(code);
        return new CanonicalForm("phone:" + code, ONE, value -> onText(stripped(value), phones::of));
    }

    /**
     * A phone number in the international form E.164, if it starts with {@code "+"}; any other stays as a stripped
     * text.
     *
     * @return the form
     */
    public static CanonicalForm phone() {
        PhoneForm phones = new PhoneForm(null);
        return new CanonicalForm("phone", ONE, value -> onText(stripped(value), phones::of));
    }

    /**
     * A set of labels, each without white space around it and in lower case; blank ones are dropped.
     *
     * @return the form
     */
    public static CanonicalForm tags() {
        return TAGS;
    }

    /**
     * The chosen options of a list, each without white space around it; blank ones are dropped.
     *
     * @return the form
     */
    public static CanonicalForm options() {
        return OPTIONS;
    }

    /**
     * A number. Texts that are numbers in Java's notation count as such; any other text is refused.
     *
     * @return the form
     */
    public static CanonicalForm decimal() {
        return DECIMAL;
    }

    /**
     * A whole number; one with a fraction is refused. For application fields of type {@code Integer} or {@code Long}.
     *
     * @return the form
     */
    public static CanonicalForm integer() {
        return INTEGER;
    }

    /**
     * A calendar day. Texts such as {@code "2000-01-05"} and {@code "2000-01-05T00:00:00.000Z"}, HighLevel's other way
     * to write one, count as such; any other text is refused.
     *
     * @return the form
     */
    public static CanonicalForm day() {
        return DAY;
    }

    /**
     * A point in time, to the millisecond. Texts such as {@code "2027-01-05T09:30:00Z"} or with another offset count as
     * such; any other text is refused.
     *
     * @return the form
     */
    public static CanonicalForm moment() {
        return MOMENT;
    }

    /**
     * A day of the application that HighLevel holds as a point in time, such as the day on which a task is due. Two times of
     * the same day are the same; a day that the application changes gets the time given here, and the application is given
     * days only. Texts that are days or points in time count as such; any other text is refused.
     *
     * @param time the time of day that HighLevel is given
     * @param zone where it is that day and time
     * @return the form
     */
    public static CanonicalForm dayAt(LocalTime time, ZoneId zone) {
        Objects.requireNonNull(time, "time must not be null.");
        Objects.requireNonNull(zone, "zone must not be null.");
        return new CanonicalForm(
                "dayAt:" + time + " " + zone,
                "a day, such as 2027-01-31",
                value -> Coercion.toDayAt(value, time, zone),
                value -> value instanceof FieldValue.Moment moment ? Coercion.dayIn(zone, moment) : value);
    }

    /**
     * A yes or no. The texts {@code "true"} and {@code "false"} count as such; any other text is refused.
     *
     * @return the form
     */
    public static CanonicalForm flag() {
        return FLAG;
    }

    /**
     * A form of your own.
     *
     * @param name names the form in the mapping's {@linkplain RecordMapping#version() version}; change it when the
     *     function changes
     * @param form a pure, idempotent function. It need not care for absent, null or empty values; it may answer
     *     {@link FieldValue#absent()} for a value that the field cannot hold
     * @return the form
     * @throws MappingException if {@code name} is blank
     */
    public static CanonicalForm of(String name, UnaryOperator<FieldValue> form) {
        Objects.requireNonNull(name, "name must not be null.");
        return of(name, "what the form \"" + name.strip() + "\" takes", form);
    }

    /**
     * A form of your own that says what it takes, for the people who are told of a value that it refuses.
     *
     * @param name names the form, as in {@link #of(String, UnaryOperator)}
     * @param takes what a value must be, such as {@code "a whole number, such as 42"}; it stands behind "the value is not"
     * @param form the function, as in {@link #of(String, UnaryOperator)}
     * @return the form
     * @throws MappingException if {@code name} is blank
     */
    public static CanonicalForm of(String name, String takes, UnaryOperator<FieldValue> form) {
        Objects.requireNonNull(name, "name must not be null.");
        Objects.requireNonNull(takes, "takes must not be null.");
        Objects.requireNonNull(form, "form must not be null.");
        if (name.isBlank()) {
            throw new MappingException("The name of a canonical form is blank; give it one.");
        }
        return new CanonicalForm("own:" + name.strip(), takes, form);
    }

    /**
     * The form in which a field of HighLevel is compared unless a mapping names another one. Phone numbers are taken to
     * be in international form.
     *
     * @param target the field
     * @return its usual form
     */
    public static CanonicalForm usual(GhlField target) {
        return standard(Objects.requireNonNull(target, "target must not be null."), phone());
    }

    /** A full name, with single spaces only. */
    static CanonicalForm fullName() {
        return FULL_NAME;
    }

    /** A custom field's form, as long as nothing more is known about it. */
    static CanonicalForm custom() {
        return CUSTOM;
    }

    /** The form of a standard field. */
    static CanonicalForm standard(GhlField target, CanonicalForm phone) {
        if (target.isCustom()) {
            return CUSTOM;
        }
        if (target.refersTo().isPresent()) {
            return EXACT;
        }
        if (target.path().startsWith(ContactFields.DND_SETTINGS)) {
            return FLAG;
        }
        return switch (target.path()) {
            case "email" -> EMAIL;
            case "phone" -> phone;
            case "country", "color" -> CODE;
            case "dateOfBirth" -> DAY;
            case "dnd", "completed", "pinned" -> FLAG;
            case "dueDate", "startTime", "endTime" -> MOMENT;
            case "tags" -> TAGS;
            default -> TEXT;
        };
    }

    /**
     * Puts a value into this form.
     *
     * @param value any value
     * @return its canonical form; {@link FieldValue#absent()} for an absent value and for one that cannot be put into
     *     this form
     */
    public FieldValue apply(FieldValue value) {
        if (value instanceof FieldValue.Absent) {
            return value;
        }
        return value.isBlank() ? FieldValue.nothing() : noEmpty(form.apply(value));
    }

    /**
     * The form's name.
     *
     * @return the name, stable over releases
     */
    public String name() {
        return name;
    }

    /** A canonical value as the application holds it. */
    FieldValue forApp(FieldValue canonical) {
        return forApp.apply(canonical);
    }

    /** What a value must be, in words for everybody and with an example. */
    String takes() {
        return takes;
    }

    @Override
    public String toString() {
        return name;
    }

    private static FieldValue noEmpty(FieldValue value) {
        return value instanceof FieldValue.Empty ? FieldValue.nothing() : value;
    }

    private static FieldValue stripped(FieldValue value) {
        return onText(Coercion.toText(value), String::strip);
    }

    private static FieldValue onText(FieldValue value, UnaryOperator<String> change) {
        return value instanceof FieldValue.Text text ? FieldValue.text(change.apply(text.value())) : value;
    }

    private static FieldValue labels(FieldValue value, UnaryOperator<String> change) {
        if (!(value instanceof FieldValue.Labels labels)) {
            return FieldValue.absent();
        }
        Collection<String> kept = new TreeSet<>();
        for (String label : labels.values()) {
            String changed = change.apply(label.strip());
            if (!changed.isEmpty()) {
                kept.add(changed);
            }
        }
        return FieldValue.labels(kept);
    }
}
