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
     * Reads the definitions anew ({@code get-custom-fields}) and keeps them.
     *
     * @param model which records
     * @return all of them
     */
    List<CustomField> list(CustomFieldModel model);

    /**
     * The definitions as they are kept, read if need be ({@code get-custom-fields}).
     *
     * @param model which records
     * @return all of them
     */
    List<CustomField> cached(CustomFieldModel model);

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

    /**
     * Finds a custom field of contacts by name. Names need not be unique.
     *
     * @param name the name, upper and lower case do not matter
     * @return the definition, or empty
     * @throws IllegalArgumentException if several fields have this name; it lists their keys
     */
    Optional<CustomField> byName(String name);

    /**
     * The custom fields of contacts as they are kept now ({@code get-custom-fields}), to write and read values by key
     * or name.
     *
     * @return a snapshot; after {@link #refresh()} or the lifetime another call gives a newer one
     */
    CustomFieldSchema schema();

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

    /**
     * Uploads files for a field of type {@code FILE_UPLOAD} ({@code upload-file-customFields}). It stores the files and
     * does not put them into a contact; that takes an update with {@link CustomFieldSchema#addFiles}. It is not
     * repeated once the request may have reached HighLevel. Large files may need a longer
     * {@link io.ghl.client.GhlClientBuilder#attemptTimeout attempt timeout}.
     *
     * @param ownerId what the files belong to. HighLevel takes the id of a contact, of an opportunity or of the field
     *     itself; use the contact's id where there is one
     * @param field the field's definition; if it tells the number and the endings of files, others are refused here
     * @param files at least one, at most 50 MB each, which is what HighLevel documents for uploads to custom fields
     * @return what HighLevel stored
     * @throws IllegalArgumentException if the field takes no such files, or one cannot be read; nothing was sent then
     */
    FileUpload upload(String ownerId, CustomField field, FileSource... files);
}
