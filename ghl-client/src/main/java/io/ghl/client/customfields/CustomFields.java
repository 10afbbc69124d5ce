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

    /**
     * Reads a definition anew ({@code get-custom-field}).
     *
     * @param idOrKey the id, or the key with its model, such as {@code contact.pincode}
     * @return the definition
     */
    CustomField get(String idOrKey);

    /**
     * Creates a custom field ({@code create-custom-field}). It is not repeated once the request may have reached
     * HighLevel.
     *
     * @param field the definition
     * @return the definition as HighLevel stored it
     */
    CustomField create(NewCustomField field);

    /**
     * Changes a custom field ({@code update-custom-field}).
     *
     * @param id the id
     * @param update the touched parts; HighLevel wants the name, also if it stays as it is
     * @return the definition as HighLevel stored it
     */
    CustomField update(String id, CustomFieldUpdate update);

    /**
     * Deletes a custom field with all its values ({@code delete-custom-field}).
     *
     * @param id the id
     */
    void delete(String id);
}
