package io.ghl.client.customfields.objects;

import io.ghl.client.customfields.CustomFields;
import java.util.List;

/**
 * The definitions of fields of businesses (companies) and of custom objects, which HighLevel calls custom fields V2.
 * Those of contacts and opportunities are {@link CustomFields}; values of businesses are written with
 * {@link io.ghl.client.businesses.Businesses#updateProperties}. Nothing is kept: each method asks HighLevel. Thread-safe;
 * not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface ObjectFields {
    /** The object key of businesses. */
    String BUSINESS = "business";

    /**
     * What is defined for an object.
     *
     * @param fields the fields
     * @param folders the folders that they are in
     */
    record Definitions(List<ObjectField> fields, List<ObjectField.Folder> folders) {}

    /**
     * The fields of an object ({@code get-custom-fields-by-object-key}).
     *
     * @param objectKey {@link #BUSINESS}, or that of a custom object with its prefix, such as
     *     {@code custom_objects.pet}
     * @return its fields and folders
     */
    Definitions list(String objectKey);

    /**
     * Reads a definition ({@code get-custom-field-by-id}).
     *
     * @param id the id of a field, or of a folder, which has no data type
     * @return the definition
     */
    ObjectField get(String id);

    /**
     * Creates a field ({@code custom-fields/create-custom-field}). It is not repeated once the request may have reached
     * HighLevel.
     *
     * @param field the definition
     * @return the definition as HighLevel stored it
     */
    ObjectField create(NewObjectField field);

    /**
     * Changes a field ({@code custom-fields/update-custom-field}).
     *
     * @param id the id
     * @param update the touched parts
     * @return the definition as HighLevel stored it
     */
    ObjectField update(String id, ObjectFieldUpdate update);

    /**
     * Deletes a field ({@code custom-fields/delete-custom-field}).
     *
     * @param id the id
     */
    void delete(String id);

    /**
     * Creates a folder ({@code create-custom-field-folder}). It is not repeated once the request may have reached
     * HighLevel.
     *
     * @param objectKey the object, as in {@link #list}
     * @param name its name
     * @return the folder as HighLevel stored it
     */
    ObjectField.Folder createFolder(String objectKey, String name);

    /**
     * Renames a folder ({@code update-custom-field-folder}).
     *
     * @param id the id
     * @param name the new name
     * @return the folder as HighLevel stored it
     */
    ObjectField.Folder renameFolder(String id, String name);

    /**
     * Deletes a folder ({@code delete-custom-field-folder}).
     *
     * @param id the id
     */
    void deleteFolder(String id);
}
