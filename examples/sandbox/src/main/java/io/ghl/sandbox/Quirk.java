package io.ghl.sandbox;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A behaviour of HighLevel that no source confirms, or on which two sources disagree. Each is a switch, so that a test
 * can run both ways; {@link #byDefault()} is the reading the sandbox starts with. More may come, and one
 * goes when a source settles it.
 */
public enum Quirk {
    /** Adding or removing a tag moves the contact's {@code dateUpdated}. */
    TAG_CHANGE_BUMPS_DATE_UPDATED(true),
    /** Tags are stored in lower case. Off: they keep their case and are compared without it. */
    TAGS_ARE_LOWER_CASED(true),
    /** {@code email} is stored in lower case. Off: it keeps its case and only {@code emailLowerCase} is lower. */
    EMAIL_IS_LOWER_CASED(true),
    /** JSON {@code null} clears a nullable field. Off: it is accepted and ignored. */
    NULL_CLEARS(true),
    /** An empty string clears a field. Off: it is ignored. */
    EMPTY_STRING_CLEARS(true),
    /** A phone number without {@code +} is read as one of the location's country. Off: it is stored as sent. */
    NATIONAL_PHONES_USE_LOCATION_COUNTRY(true),
    /** A phone number that cannot be one is refused with 422. Off: it is stored as sent. */
    IMPOSSIBLE_PHONE_IS_REFUSED(false),
    /** A custom field id or key that the location does not have is refused with 422. Off: silently ignored. */
    UNKNOWN_CUSTOM_FIELD_IS_REFUSED(false),
    /** A choice outside a custom field's options is refused with 422. Off: it is stored. */
    OPTION_OUTSIDE_PICKLIST_IS_REFUSED(false),
    /** A write to a text box list with a row that the contact does not have adds it. Off: only its own rows change. */
    UNKNOWN_TEXT_BOX_ROWS_ARE_ADDED(true),
    /** {@code value} works beside {@code field_value} when writing custom fields. */
    CUSTOM_FIELD_VALUE_KEY_IS_ACCEPTED(true),
    /** v3 accepts the channel names of v2 in {@code dndSettings}, such as {@code SMS}. */
    V3_ACCEPTS_V2_DND_KEYS(false),
    /** Contact endpoints accept the older Version headers {@code 2021-04-15} and {@code legacy}. */
    OLDER_VERSIONS_ARE_ACCEPTED(false),
    /** Calendar endpoints accept {@code 2021-07-28} beside {@code 2021-04-15}. */
    CALENDARS_ACCEPT_THE_HEADER_OF_CONTACTS(false),
    /** Search rows carry {@code firstNameLowerCase} and its twins but not the names as written. */
    SEARCH_ROWS_HAVE_LOWER_CASE_NAMES_ONLY(false),
    /** Search refuses a page past the 10,000th row with 400. Off: it answers an empty page. */
    SEARCH_PAST_10000_IS_REFUSED(true),
    /** Search refuses {@code page} together with {@code searchAfter} with 422. Off: {@code page} is ignored. */
    PAGE_WITH_SEARCH_AFTER_IS_REFUSED(true),
    /** The {@code contains} operators refuse a value with characters other than letters, digits and spaces. */
    CONTAINS_REFUSES_SPECIAL_CHARACTERS(true),
    /** Task search answers 201 as measured live. Off: 200 as specified. */
    TASK_SEARCH_ANSWERS_201(true),
    /** Deleting a business detaches its contacts. Off: they keep its id. */
    DELETED_BUSINESS_DETACHES_CONTACTS(true),
    /** An event or a list of events that names a calendar which does not exist is refused. Off: any id will do. */
    UNKNOWN_CALENDAR_IS_REFUSED(true),
    /** Two groups of calendars cannot have the same slug: the second is refused. Off: they can. */
    TAKEN_GROUP_SLUG_IS_REFUSED(true),
    /** A calendar that has a schedule cannot be given another: 400. Off: the new one takes its place. */
    SECOND_CALENDAR_SCHEDULE_IS_REFUSED(true),
    /** Two services, or two service locations, cannot have the same slug: the second is refused. Off: they can. */
    TAKEN_SERVICE_SLUG_IS_REFUSED(true),
    /** Putting a contact into a workflow answers 201 as measured live. Off: 200 as specified. */
    ADD_TO_WORKFLOW_ANSWERS_201(true),
    /** The company is an agency for trying things out, which may have two locations. Off: it may have any number. */
    COMPANY_IS_A_SANDBOX_AGENCY(false),
    /** An update with some of a location's settings or links leaves the others as they are. Off: they are gone. */
    LOCATION_UPDATE_KEEPS_UNSENT_SETTINGS(true),
    /** A missing task, note or custom field is 404. Off: 400, as it is for contacts. */
    MISSING_CHILD_IS_404(false),
    /** Creating a contact with tags also sends {@code ContactTagUpdate}. */
    CREATE_SENDS_TAG_UPDATE(true),
    /** Creating a contact also sends {@code ContactUpdate}. */
    CREATE_SENDS_UPDATE(false),
    /** A write that changes nothing still moves {@code dateUpdated} and sends {@code ContactUpdate}. */
    UNCHANGED_WRITE_COUNTS_AS_UPDATE(true),
    /** {@code TaskCreate} lacks {@code contactId} and {@code body}, as it does for tasks made in HighLevel's own UI. */
    TASK_CREATE_EVENT_IS_BARE(false),
    /**
     * Webhooks are retried 12 times after any failure, at doubling distances. Off: 6 times, at even distances and only
     * after a 429, the worse documented policy.
     */
    WEBHOOKS_ARE_RETRIED_ON_ANY_FAILURE(false),
    /** The install link shows an error page without {@code version_id}, as measured once. Off: as documented. */
    INSTALL_LINK_NEEDS_VERSION_ID(false),
    /**
     * A private integration token ({@code pit-…}) that is unknown, revoked or rotated away is refused with {@code Invalid
     * Private Integration token}. Off: with the text that the specification has for every token.
     */
    DEAD_PRIVATE_TOKENS_HAVE_THEIR_OWN_TEXT(true),
    /**
     * The private integration tokens of a location share a budget, as measured once, in an agency for trying things out. Off:
     * each has its own.
     */
    PRIVATE_TOKENS_SHARE_A_BUDGET(true),
    /** A 429 carries {@code Retry-After}. */
    RETRY_AFTER_ON_429(false),
    /** Answers carry {@code X-RateLimit-Daily-Reset}, the milliseconds until the daily budget is new. */
    DAILY_RESET_IS_SENT(false),
    /** The body of a 429 is plain text. Off: JSON. */
    BODY_OF_429_IS_TEXT(false);

    private final boolean byDefault;

    Quirk(boolean byDefault) {
        this.byDefault = byDefault;
    }

    /** {@return whether the switch is on unless the sandbox is told otherwise} */
    public boolean byDefault() {
        return byDefault;
    }

    /** {@return the switches that are on unless the sandbox is told otherwise} */
    public static Set<Quirk> defaults() {
        EnumSet<Quirk> on = EnumSet.noneOf(Quirk.class);
        for (Quirk quirk : values()) {
            if (quirk.byDefault) {
                on.add(quirk);
            }
        }
        return Collections.unmodifiableSet(on);
    }
}
