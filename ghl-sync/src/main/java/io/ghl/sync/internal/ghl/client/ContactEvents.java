package io.ghl.sync.internal.ghl.client;

import java.util.Set;

/** What HighLevel's events show of contacts. */
public final class ContactEvents {
    /** The paths of the fields that an event carries, custom fields apart, which it carries as well. */
    public static final Set<String> CARRIED = Set.of(
            "firstName",
            "lastName",
            "name",
            "email",
            "phone",
            "address1",
            "city",
            "state",
            "postalCode",
            "country",
            "website",
            "source",
            "dateOfBirth",
            "dnd",
            "tags",
            "assignedTo",
            "companyName");

    private static final Set<String> SHOWING =
            Set.of("ContactCreate", "ContactUpdate", "ContactTagUpdate", "ContactDndUpdate");

    private ContactEvents() {}

    /** Whether an event shows the whole contact. */
    public static boolean show(String event) {
        return SHOWING.contains(event);
    }
}
