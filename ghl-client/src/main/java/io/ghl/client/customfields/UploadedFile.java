package io.ghl.client.customfields;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.contacts.CustomFieldFile;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What HighLevel says about one file that was uploaded. Make one with {@link #of(String)}; the constructor is not API
 * and gains parameters when HighLevel adds fields.
 *
 * @param fieldname name of the part that was sent, or of the file
 * @param originalname name of the file
 * @param encoding such as {@code 7bit}
 * @param mimetype media type
 * @param size size in bytes
 * @param url where the file can be had
 * @param received all of it as HighLevel sent it
 */
public record UploadedFile(
        @Nullable String fieldname,
        @Nullable String originalname,
        @Nullable String encoding,
        @Nullable String mimetype,
        @Nullable Long size,
        @Nullable String url,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static UploadedFile of(String json) {
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
    public static UploadedFile of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new UploadedFile(
                fields.text("fieldname"),
                fields.text("originalname"),
                fields.text("encoding"),
                fields.text("mimetype"),
                fields.longInteger("size"),
                fields.text("url"),
                fields.received());
    }

    /**
     * The file as an entry for the value of a custom field: {@code meta} as HighLevel gave it, and the URL. Its id is
     * the one that was sent with the upload, or made from the URL if the answer does not show it.
     *
     * @return the entry, the same each time
     */
    public CustomFieldFile asValue() {
        String id = id();
        ObjectNode meta = json().deepCopy();
        meta.remove("url");
        ObjectNode entry = Json.object();
        entry.set("meta", meta.put("uuid", id));
        return CustomFieldFile.of(id, url == null ? entry : entry.put("url", url));
    }

    private String id() {
        String sent = Objects.requireNonNullElse(fieldname, "");
        try {
            return UUID.fromString(sent.substring(sent.indexOf('_') + 1)).toString();
        } catch (IllegalArgumentException e) {
            byte[] name = Objects.requireNonNullElse(url, sent).getBytes(StandardCharsets.UTF_8);
            return UUID.nameUUIDFromBytes(name).toString();
        }
    }

    /** The names of the parts that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("UploadedFile", null, received);
    }
}
