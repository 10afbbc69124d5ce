package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a contact search can filter and sort by. The type of a field offers the operators that HighLevel
 * supports for it, so an unsupported one does not compile; a value that HighLevel would refuse is refused at once with an
 * {@link IllegalArgumentException} that names the field and the rule.
 *
 * <p>Custom fields are named by id, or by key with the model, such as {@code contact.lead_stage}. HighLevel knows ids
 * only: {@link Contacts#search} looks keys up in the definitions that {@link io.ghl.client.customfields.CustomFields}
 * keeps, and refuses an unknown key, or one of a field of another type, before the search is sent.
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

    private final String path;
    private final @Nullable CustomKey key;

    private ContactField(String path) {
        this(path, null);
    }

    private ContactField(String path, @Nullable CustomKey key) {
        this.path = path;
        this.key = key;
    }

    /**
     * A custom field of type text, large text, single option, radio or phone.
     *
     * @param field the field's id, or its key such as {@code contact.lead_stage}
     * @return the field
     */
    public static Text customText(String field) {
        return new Text(CustomKey.path(field), CustomKey.of(field, null, CustomKey.Type.TEXT));
    }

    /**
     * A custom field of type checkbox or multiple options.
     *
     * @param field the field's id, or its key such as {@code contact.colours}
     * @return the field
     */
    public static Keyword customOptions(String field) {
        return new Keyword(CustomKey.path(field), CustomKey.of(field, null, CustomKey.Type.OPTIONS));
    }

    /**
     * A custom field of type number or money.
     *
     * @param field the field's id, or its key such as {@code contact.price}
     * @return the field
     */
    public static Numeric customNumber(String field) {
        return new Numeric(CustomKey.path(field), CustomKey.of(field, null, CustomKey.Type.NUMBER));
    }

    /**
     * A custom field of type date.
     *
     * @param field the field's id, or its key such as {@code contact.renewal}
     * @return the field
     */
    public static Date customDate(String field) {
        return new Date(CustomKey.path(field), CustomKey.of(field, null, CustomKey.Type.DATE));
    }

    /**
     * One line of a custom field of type text box list.
     *
     * @param field the field's id, or its key such as {@code contact.sizes}
     * @param optionId the line's id
     * @return the field
     * @throws IllegalArgumentException if the field is neither an id nor a key with its model, or the line's id is
     *     none
     */
    public static Text customTextBox(String field, String optionId) {
        return new Text(CustomKey.path(field, optionId), CustomKey.of(field, optionId, CustomKey.Type.TEXT_BOX));
    }

    /**
     * The smallest first.
     *
     * @return an order
     * @throws IllegalArgumentException if HighLevel cannot sort by this field
     */
    public final ContactSort ascending() {
        return new ContactSort(path, true);
    }

    /**
     * The largest first.
     *
     * @return an order
     * @throws IllegalArgumentException if HighLevel cannot sort by this field
     */
    public final ContactSort descending() {
        return new ContactSort(path, false);
    }

    /** A field that can be compared for equality only. */
    public static final class Id extends ContactField {
        private Id(String path) {
            super(path);
        }

        /**
         * Is equal.
         *
         * @param value 1 to 75 characters, not blank
         * @return a condition
         */
        public ContactFilter eq(String value) {
            return ContactFilter.of(this, "eq", SearchValue.text(path(), value));
        }

        /**
         * Is not equal.
         *
         * @param value 1 to 75 characters, not blank
         * @return a condition
         */
        public ContactFilter notEq(String value) {
            return ContactFilter.of(this, "not_eq", SearchValue.text(path(), value));
        }
    }

    /** A field that may be absent. */
    public abstract static sealed class MayBeAbsent extends ContactField {
        private MayBeAbsent(String path, @Nullable CustomKey key) {
            super(path, key);
        }

        /**
         * Has a value.
         *
         * @return a condition
         */
        public final ContactFilter exists() {
            return ContactFilter.of(this, "exists");
        }

        /**
         * Has no value.
         *
         * @return a condition
         */
        public final ContactFilter notExists() {
            return ContactFilter.of(this, "not_exists");
        }
    }

    /** A text that is compared as a whole. */
    public static sealed class Keyword extends MayBeAbsent {
        private Keyword(String path) {
            this(path, null);
        }

        private Keyword(String path, @Nullable CustomKey key) {
            super(path, key);
        }

        /**
         * Is equal.
         *
         * @param value 1 to 75 characters, not blank
         * @return a condition
         */
        public final ContactFilter eq(String value) {
            return ContactFilter.of(this, "eq", SearchValue.text(path(), value));
        }

        /**
         * Is not equal.
         *
         * @param value 1 to 75 characters, not blank
         * @return a condition
         */
        public final ContactFilter notEq(String value) {
            return ContactFilter.of(this, "not_eq", SearchValue.text(path(), value));
        }
    }

    /** A text that can be searched for parts. */
    public static final class Text extends Keyword {
        private Text(String path) {
            this(path, null);
        }

        private Text(String path, @Nullable CustomKey key) {
            super(path, key);
        }

        /**
         * Contains a part.
         *
         * @param value 1 to 75 letters, digits and spaces: HighLevel takes no special characters here
         * @return a condition
         */
        public ContactFilter contains(String value) {
            return ContactFilter.of(this, "contains", SearchValue.part(path(), value));
        }

        /**
         * Does not contain a part.
         *
         * @param value 1 to 75 letters, digits and spaces: HighLevel takes no special characters here
         * @return a condition
         */
        public ContactFilter notContains(String value) {
            return ContactFilter.of(this, "not_contains", SearchValue.part(path(), value));
        }
    }

    /** A yes or no. */
    public static final class Flag extends MayBeAbsent {
        private Flag(String path) {
            super(path, null);
        }

        /**
         * Is equal.
         *
         * @param value the value
         * @return a condition
         */
        public ContactFilter eq(boolean value) {
            return ContactFilter.of(this, "eq", BooleanNode.valueOf(value));
        }

        /**
         * Is not equal, perhaps absent.
         *
         * @param value the value
         * @return a condition
         */
        public ContactFilter notEq(boolean value) {
            return ContactFilter.of(this, "not_eq", BooleanNode.valueOf(value));
        }
    }

    /** A point in time in the years 1 to 9999. HighLevel compares dates by range only. */
    public static final class Date extends MayBeAbsent {
        private Date(String path) {
            this(path, null);
        }

        private Date(String path, @Nullable CustomKey key) {
            super(path, key);
        }

        /**
         * At this time or later.
         *
         * @param from the earliest time
         * @return a condition
         */
        public ContactFilter atLeast(Instant from) {
            return bound("gte", from);
        }

        /**
         * Later than this time.
         *
         * @param from the time before the earliest
         * @return a condition
         */
        public ContactFilter after(Instant from) {
            return bound("gt", from);
        }

        /**
         * At this time or earlier.
         *
         * @param to the latest time
         * @return a condition
         */
        public ContactFilter atMost(Instant to) {
            return bound("lte", to);
        }

        /**
         * Earlier than this time.
         *
         * @param to the time after the latest
         * @return a condition
         */
        public ContactFilter before(Instant to) {
            return bound("lt", to);
        }

        /**
         * From one time to another, both included.
         *
         * @param from the earliest time
         * @param to the latest time, not before the earliest
         * @return a condition
         */
        public ContactFilter between(Instant from, Instant to) {
            return ContactFilter.of(
                    this,
                    "range",
                    SearchValue.range(path(), from, to, SearchValue.time(path(), from), SearchValue.time(path(), to)));
        }

        private ContactFilter bound(String name, Instant time) {
            return ContactFilter.of(this, "range", SearchValue.bound(name, SearchValue.time(path(), time)));
        }
    }

    /** A number of at most 75 digits. */
    public static final class Numeric extends MayBeAbsent {
        private Numeric(String path, @Nullable CustomKey key) {
            super(path, key);
        }

        /**
         * Is equal.
         *
         * @param value the number
         * @return a condition
         */
        public ContactFilter eq(BigDecimal value) {
            return ContactFilter.of(this, "eq", SearchValue.number(path(), value));
        }

        /**
         * Is not equal.
         *
         * @param value the number
         * @return a condition
         */
        public ContactFilter notEq(BigDecimal value) {
            return ContactFilter.of(this, "not_eq", SearchValue.number(path(), value));
        }

        /**
         * At least.
         *
         * @param from the smallest number
         * @return a condition
         */
        public ContactFilter atLeast(BigDecimal from) {
            return bound("gte", from);
        }

        /**
         * More than.
         *
         * @param from the number below the smallest
         * @return a condition
         */
        public ContactFilter moreThan(BigDecimal from) {
            return bound("gt", from);
        }

        /**
         * At most.
         *
         * @param to the largest number
         * @return a condition
         */
        public ContactFilter atMost(BigDecimal to) {
            return bound("lte", to);
        }

        /**
         * Less than.
         *
         * @param to the number above the largest
         * @return a condition
         */
        public ContactFilter lessThan(BigDecimal to) {
            return bound("lt", to);
        }

        /**
         * From one number to another, both included.
         *
         * @param from the smallest number
         * @param to the largest number, not below the smallest
         * @return a condition
         */
        public ContactFilter between(BigDecimal from, BigDecimal to) {
            return ContactFilter.of(
                    this,
                    "range",
                    SearchValue.range(
                            path(), from, to, SearchValue.number(path(), from), SearchValue.number(path(), to)));
        }

        private ContactFilter bound(String name, BigDecimal number) {
            return ContactFilter.of(this, "range", SearchValue.bound(name, SearchValue.number(path(), number)));
        }
    }

    String path() {
        return path;
    }

    @Nullable
    CustomKey key() {
        return key;
    }

    /** HighLevel's name of the field; a custom field named by key shows the key. */
    @Override
    public String toString() {
        return path;
    }
}
