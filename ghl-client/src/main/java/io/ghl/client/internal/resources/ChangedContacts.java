package io.ghl.client.internal.resources;

import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactChangeOptions;
import io.ghl.client.contacts.ContactChanges;
import io.ghl.client.contacts.ContactCheckpoint;
import io.ghl.client.contacts.ContactField;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.internal.models.ChangePosition;
import io.ghl.client.internal.models.ChangePosition.Run;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads contacts in the order of their last change, one page at a time, all state in the checkpoint. */
final class ChangedContacts {
    private ChangedContacts() {}

    static ContactChanges next(
            Contacts contacts, ContactCheckpoint checkpoint, ContactChangeOptions options, Instant now) {
        ChangePosition position = ChangePosition.parse(checkpoint.text());
        Run run = position.runAt(now, options.overlap(), options.indexLag());
        if (run.from().isAfter(run.until())) {
            // This machine's clock has not yet come to where the reading stands.
            return new ContactChanges(List.of(), checkpoint, false);
        }
        Pages<Contact> pages =
                contacts.search(ContactSearch.where(ContactField.DATE_UPDATED.between(run.from(), run.until()))
                        .sortedBy(ContactField.DATE_UPDATED.ascending())
                        .pageLimit(options.pageLimit()));
        String after = run.after();
        Page<Contact> page = (after == null ? pages : pages.resumeFrom(after))
                .pages()
                .iterator()
                .next();
        Run read = new Run(run.from(), run.until(), run.started(), newest(run, page), page.nextCursor());
        boolean more = page.nextCursor() != null;
        ChangePosition next = more ? position.within(read) : position.after(read, now);
        return new ContactChanges(page.items(), new ContactCheckpoint(next.text()), more);
    }

    private static @Nullable Instant newest(Run run, Page<Contact> page) {
        Instant newest = run.newest();
        for (Contact contact : page.items()) {
            Instant updated = contact.dateUpdated();
            if (updated != null && (newest == null || updated.isAfter(newest))) {
                newest = updated;
            }
        }
        return newest;
    }
}
