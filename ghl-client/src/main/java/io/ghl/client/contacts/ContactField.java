package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a contact search can filter and sort by. The type of a field offers the operators that HighLevel
 * supports for it, so an unsupported one does not compile.
 */
public abstract sealed class ContactField {
    /** The id. */
    public static final Id ID = new Id("id");

    /** Full name. */
    public static final Keyword CONTACT_NAME = new Keyword("contactName");
    /** Id of the user in charge. */
    public static final Keyword ASSIGNED_TO = new Keyword("assignedTo");
    /** Country, two letters. */
    public static final Keyword COUNTRY = new Keyword("country");
    /** E-mail; parts of it cannot be searched for. */
    public static final Keyword EMAIL = new Keyword("email");
    /** Ids of followers. */
    public static final Keyword FOLLOWERS = new Keyword("followers");
    /** Name of the time zone. */
    public static final Keyword TIMEZONE = new Keyword("timezone");
    /** Type, such as {@code lead}. */
    public static final Keyword TYPE = new Keyword("type");
    /** Website; parts of it cannot be searched for. */
    public static final Keyword WEBSITE = new Keyword("website");
    /** Ids of workflows that the contact is in. */
    public static final Keyword ACTIVE_WORKFLOWS = new Keyword("activeWorkflows");
    /** Ids of workflows that the contact has finished. */
    public static final Keyword FINISHED_WORKFLOWS = new Keyword("finishedWorkflows");

    /** Do not disturb. */
    public static final Flag DND = new Flag("dnd");
    /** Whether the e-mail is valid. */
    public static final Flag VALID_EMAIL = new Flag("validEmail");
    /** Whether WhatsApp knows the phone. */
    public static final Flag VALID_WHATSAPP = new Flag("isValidWhatsapp");

    /** Street. */
    public static final Text ADDRESS = new Text("address");
    /** Name of the linked business. */
    public static final Text BUSINESS_NAME = new Text("businessName");
    /** City. */
    public static final Text CITY = new Text("city");
    /** Name of the company as free text. */
    public static final Text COMPANY_NAME = new Text("companyName");
    /** First name in lower case. */
    public static final Text FIRST_NAME_LOWER_CASE = new Text("firstNameLowerCase");
    /** Last name in lower case. */
    public static final Text LAST_NAME_LOWER_CASE = new Text("lastNameLowerCase");
    /** Phone in E.164. Do not rely on it as the only check for duplicates; see {@link Contacts#findDuplicate}. */
    public static final Text PHONE = new Text("phone");
    /** Postal code. */
    public static final Text POSTAL_CODE = new Text("postalCode");
    /** Where the contact came from. */
    public static final Text SOURCE = new Text("source");
    /** State. */
    public static final Text STATE = new Text("state");
    /** Tags. */
    public static final Text TAGS = new Text("tags");

    /** When the contact was created. */
    public static final Date DATE_ADDED = new Date("dateAdded");
    /** When the contact was last changed. */
    public static final Date DATE_UPDATED = new Date("dateUpdated");
    /** Date of birth. */
    public static final Date DATE_OF_BIRTH = new Date("dateOfBirth");
    /** Last appointment. */
    public static final Date LAST_APPOINTMENT = new Date("lastAppointment");
    /** When an e-mail was last clicked. */
    public static final Date LAST_EMAIL_CLICKED_DATE = new Date("lastEmailClickedDate");
    /** When an e-mail was last opened. */
    public static final Date LAST_EMAIL_OPENED_DATE = new Date("lastEmailOpenedDate");

    private static final int MAX_VALUE = 75;
    private static final Set<String> SORTABLE = Set.of(
            "firstNameLowerCase",
            "lastNameLowerCase",
            "businessName",
            "dateAdded",
            "dateUpdated",
            "email",
            "dnd",
            "source");
    private static final Pattern FIELD_ID = Pattern.compile("[A-Za-z0-9_-]+");

    private final String path;

    private ContactField(String path) {
        this.path = path;
    }

    /**
     * A custom field of type text, large text, single option, radio or phone.
     *
     * @param fieldId the field's id, not its key
     * @return the field
     */
    public static Text customText(String fieldId) {
        return new Text(custom(fieldId));
    }

    /**
     * A custom field of type checkbox or multiple options.
     *
     * @param fieldId the field's id, not its key
     * @return the field
     */
    public static Keyword customOptions(String fieldId) {
        return new Keyword(custom(fieldId));
    }

    /**
     * A custom field of type number or money.
     *
     * @param fieldId the field's id, not its key
     * @return the field
     */
    public static Numeric customNumber(String fieldId) {
        return new Numeric(custom(fieldId));
    }

    /**
     * A custom field of type date.
     *
     * @param fieldId the field's id, not its key
     * @return the field
     */
    public static Date customDate(String fieldId) {
        return new Date(custom(fieldId));
    }

    /**
     * One line of a custom field of type text box list.
     *
     * @param fieldId the field's id
     * @param optionId the line's id
     * @return the field
     */
    public static Text customTextBox(String fieldId, String optionId) {
        return new Text(custom(fieldId) + "." + checked(optionId));
    }

    private static String custom(String fieldId) {
        return "customFields." + checked(fieldId);
    }

    private static String checked(String id) {
        if (!FIELD_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A custom field is searched by its id, not by its key.");
        }
        return id;
    }

    /**
     * The smallest first.
     *
     * @return an order
     * @throws IllegalArgumentException if HighLevel cannot sort by this field
     */
    public final ContactSort ascending() {
        return sort(true);
    }

    /**
     * The largest first.
     *
     * @return an order
     * @throws IllegalArgumentException if HighLevel cannot sort by this field
     */
    public final ContactSort descending() {
        return sort(false);
    }

    private ContactSort sort(boolean ascending) {
        if (!SORTABLE.contains(path)) {
            throw new IllegalArgumentException("HighLevel cannot sort by " + path + ", only by "
                    + SORTABLE.stream().sorted().toList() + ".");
        }
        return new ContactSort(path, ascending);
    }

    ContactFilter filter(String operator, JsonNode value) {
        return ContactFilter.of(path, operator, value);
    }

    ContactFilter filter(String operator, String value) {
        if (value.isEmpty() || value.length() > MAX_VALUE) {
            throw new IllegalArgumentException("A search value has 1 to " + MAX_VALUE + " characters.");
        }
        return ContactFilter.of(path, operator, TextNode.valueOf(value));
    }

    ContactFilter range(String lower, @Nullable JsonNode from, String upper, @Nullable JsonNode to) {
        ObjectNode range = Json.object();
        if (from != null) {
            range.set(lower, from);
        }
        if (to != null) {
            range.set(upper, to);
        }
        return ContactFilter.of(path, "range", range);
    }

    /** A field that can be compared for equality only. */
    public static final class Id extends ContactField {
        private Id(String path) {
            super(path);
        }

        /**
         * Is equal.
         *
         * @param value up to 75 characters
         * @return a condition
         */
        public ContactFilter eq(String value) {
            return filter("eq", value);
        }

        /**
         * Is not equal.
         *
         * @param value up to 75 characters
         * @return a condition
         */
        public ContactFilter notEq(String value) {
            return filter("not_eq", value);
        }
    }

    /** A field that may be absent. */
    public abstract static sealed class MayBeAbsent extends ContactField {
        private MayBeAbsent(String path) {
            super(path);
        }

        /**
         * Has a value.
         *
         * @return a condition
         */
        public final ContactFilter exists() {
            return ContactFilter.of(path(), "exists");
        }

        /**
         * Has no value.
         *
         * @return a condition
         */
        public final ContactFilter notExists() {
            return ContactFilter.of(path(), "not_exists");
        }
    }

    /** A text that is compared as a whole. */
    public static sealed class Keyword extends MayBeAbsent {
        private Keyword(String path) {
            super(path);
        }

        /**
         * Is equal.
         *
         * @param value up to 75 characters
         * @return a condition
         */
        public final ContactFilter eq(String value) {
            return filter("eq", value);
        }

        /**
         * Is not equal.
         *
         * @param value up to 75 characters
         * @return a condition
         */
        public final ContactFilter notEq(String value) {
            return filter("not_eq", value);
        }
    }

    /** A text that can be searched for parts. */
    public static final class Text extends Keyword {
        private Text(String path) {
            super(path);
        }

        /**
         * Contains a part. HighLevel does not take special characters here.
         *
         * @param value up to 75 characters
         * @return a condition
         */
        public ContactFilter contains(String value) {
            return filter("contains", value);
        }

        /**
         * Does not contain a part. HighLevel does not take special characters here.
         *
         * @param value up to 75 characters
         * @return a condition
         */
        public ContactFilter notContains(String value) {
            return filter("not_contains", value);
        }
    }

    /** A yes or no. */
    public static final class Flag extends MayBeAbsent {
        private Flag(String path) {
            super(path);
        }

        /**
         * Is equal.
         *
         * @param value the value
         * @return a condition
         */
        public ContactFilter eq(boolean value) {
            return filter("eq", BooleanNode.valueOf(value));
        }
    }

    /** A point in time. HighLevel compares dates by range only. */
    public static final class Date extends MayBeAbsent {
        private Date(String path) {
            super(path);
        }

        /**
         * At this time or later.
         *
         * @param from the earliest time
         * @return a condition
         */
        public ContactFilter atLeast(Instant from) {
            return range("gte", node(from), "lte", null);
        }

        /**
         * Later than this time.
         *
         * @param from the time before the earliest
         * @return a condition
         */
        public ContactFilter after(Instant from) {
            return range("gt", node(from), "lte", null);
        }

        /**
         * At this time or earlier.
         *
         * @param to the latest time
         * @return a condition
         */
        public ContactFilter atMost(Instant to) {
            return range("gte", null, "lte", node(to));
        }

        /**
         * Earlier than this time.
         *
         * @param to the time after the latest
         * @return a condition
         */
        public ContactFilter before(Instant to) {
            return range("gte", null, "lt", node(to));
        }

        /**
         * From one time to another, both included.
         *
         * @param from the earliest time
         * @param to the latest time
         * @return a condition
         */
        public ContactFilter between(Instant from, Instant to) {
            return range("gte", node(from), "lte", node(to));
        }

        private static JsonNode node(Instant time) {
            return TextNode.valueOf(time.toString());
        }
    }

    /** A number. */
    public static final class Numeric extends MayBeAbsent {
        private Numeric(String path) {
            super(path);
        }

        /**
         * Is equal.
         *
         * @param value the number
         * @return a condition
         */
        public ContactFilter eq(BigDecimal value) {
            return filter("eq", DecimalNode.valueOf(value));
        }

        /**
         * Is not equal.
         *
         * @param value the number
         * @return a condition
         */
        public ContactFilter notEq(BigDecimal value) {
            return filter("not_eq", DecimalNode.valueOf(value));
        }

        /**
         * At least.
         *
         * @param from the smallest number
         * @return a condition
         */
        public ContactFilter atLeast(BigDecimal from) {
            return range("gte", DecimalNode.valueOf(from), "lte", null);
        }

        /**
         * At most.
         *
         * @param to the largest number
         * @return a condition
         */
        public ContactFilter atMost(BigDecimal to) {
            return range("gte", null, "lte", DecimalNode.valueOf(to));
        }
    }

    String path() {
        return path;
    }

    /** HighLevel's name of the field. */
    @Override
    public String toString() {
        return path;
    }
}
