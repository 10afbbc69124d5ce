package io.ghl.client.notes;

import java.util.List;
import java.util.Optional;

/**
 * The notes of one location's contacts. HighLevel has no way to read the notes of several contacts at once.
 * Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface Notes {

    /**
     * All notes of a contact ({@code get-all-notes}).
     *
     * @param contactId the contact
     * @return the notes
     */
    List<Note> list(String contactId);

    /**
     * Creates a note ({@code create-note}). It is not repeated once the request may have reached HighLevel.
     *
     * @param contactId the contact
     * @param note the fields
     * @return the note as HighLevel stored it
     */
    Note create(String contactId, NewNote note);

    /**
     * Reads a note ({@code get-note}).
     *
     * @param contactId the contact
     * @param noteId the note
     * @return the note
     */
    Note get(String contactId, String noteId);

    /**
     * Changes a note ({@code update-note}). An empty update makes no call.
     *
     * @param contactId the contact
     * @param noteId the note
     * @param update the touched fields
     * @return the note as HighLevel stored it, or empty if the update was empty
     */
    Optional<Note> update(String contactId, String noteId, NoteUpdate update);

    /**
     * Deletes a note ({@code delete-note}).
     *
     * @param contactId the contact
     * @param noteId the note
     */
    void delete(String contactId, String noteId);
}
