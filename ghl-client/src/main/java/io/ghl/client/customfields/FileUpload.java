package io.ghl.client.customfields;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.contacts.CustomFieldFile;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.List;
import java.util.Map;

/**
 * The answer to an upload of files. Make one with {@link #of(String)}; the constructor is not API and gains parameters
 * when HighLevel adds fields.
 *
 * @param uploadedFiles name of the file, or of its part, to its URL
 * @param meta what HighLevel says about each file
 * @param received all of it as HighLevel sent it
 */
public record FileUpload(Map<String, String> uploadedFiles, List<UploadedFile> meta, Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static FileUpload of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    @JsonCreator
    public static FileUpload of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new FileUpload(
                fields.object("uploadedFiles", JsonNode::textValue),
                fields.list("meta", item -> item.isObject() ? UploadedFile.of(item) : null),
                fields.received());
    }

    /**
     * The uploaded files as entries for the value of a custom field.
     *
     * @return one entry for each item of {@code meta}
     */
    public List<CustomFieldFile> files() {
        return meta.stream().map(UploadedFile::asValue).toList();
    }

    /** The names of the parts, no values. */
    @Override
    public String toString() {
        return Describe.names("FileUpload", null, received);
    }
}
