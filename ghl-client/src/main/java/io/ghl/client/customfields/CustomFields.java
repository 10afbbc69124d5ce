package io.ghl.client.customfields;

import java.util.List;
import java.util.Optional;

/**
 * The definitions of custom fields of one location ({@code get-custom-fields}). They are kept for the client's
 * reference data lifetime (10 minutes unless set), shared by all views on the location. Thread-safe; not meant to be
 * implemented outside tests.
 */
public interface CustomFields {

    /**
     * The definitions, kept for a while ({@code get-custom-fields}).
     *
     * @param model which records
     * @return all of them
     */
    List<CustomField> list(CustomFieldModel model);

    /**
     * Finds a custom field of contacts by id.
     *
     * @param id the id
     * @return the definition, or empty
     */
    Optional<CustomField> byId(String id);

    /**
     * Finds a custom field of contacts by key.
     *
     * @param key the key with or without the model, as {@code contact.pincode} or {@code pincode}
     * @return the definition, or empty
     */
    Optional<CustomField> byKey(String key);

    /** Forgets what is kept, so that the next look-up asks HighLevel. */
    void refresh();
}
