package io.ghl.client.contacts;

import java.util.List;

/**
 * A page of changed contacts, as {@link Contacts#changesSince} returns it.
 *
 * @param contacts the contacts as the search shows them, oldest change first; perhaps none
 * @param checkpoint where to go on, to be stored once the contacts are dealt with
 * @param more whether this run has another page; without one, go on when the next run is due
 */
public record ContactChanges(List<Contact> contacts, ContactCheckpoint checkpoint, boolean more) {

    /**
     * Copies the list.
     *
     * @param contacts the contacts as the search shows them, oldest change first; perhaps none
     * @param checkpoint where to go on, to be stored once the contacts are dealt with
     * @param more whether this run has another page; without one, go on when the next run is due
     */
    public ContactChanges {
        contacts = List.copyOf(contacts);
    }
}
