package io.ghl.client.internal.resources;

import io.ghl.client.calendars.Calendar;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.locations.Tag;
import io.ghl.client.users.User;
import java.time.Duration;

/** What one client keeps of the things that all records of a location refer to. */
public final class ReferenceData {
    final ReferenceCache<CustomField> customFields;
    final ReferenceCache<Tag> tags;
    final ReferenceCache<User> users;
    final ReferenceCache<Calendar> calendars;

    public ReferenceData(Duration lifetime, Waiter waiter) {
        customFields = new ReferenceCache<>(lifetime, waiter);
        tags = new ReferenceCache<>(lifetime, waiter);
        users = new ReferenceCache<>(lifetime, waiter);
        calendars = new ReferenceCache<>(lifetime, waiter);
    }
}
