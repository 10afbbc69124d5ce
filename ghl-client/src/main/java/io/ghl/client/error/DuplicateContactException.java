package io.ghl.client.error;

import org.jspecify.annotations.Nullable;

/**
 * The location does not allow duplicates and a contact with the same e-mail or phone exists (400).
 */
public final class DuplicateContactException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public DuplicateContactException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }

    /**
     * The contact that exists already.
     *
     * @return its id, or null when HighLevel did not name it
     */
    public @Nullable String existingContactId() {
        return text("contactId");
    }

    /**
     * The field that made it a duplicate.
     *
     * @return {@code email} or {@code phone}, or null when HighLevel did not name it
     */
    public @Nullable String matchingField() {
        return text("matchingField");
    }

    private @Nullable String text(String name) {
        return response().meta().path(name).textValue();
    }
}
