package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A file in the value of a custom field of type {@code FILE_UPLOAD}. HighLevel keeps the files of a value as an object
 * from the file's id to {@code {meta, url, documentId}}; this is one entry. To keep a file in a write, send it as it
 * was read, see {@link CustomFieldValue#ofFiles}. Make one with {@link #of}; the constructor is not API.
 *
 * @param id the file's id in the value, a UUID
 * @param name name of the file, from {@code meta.originalname} or {@code meta.name}
 * @param contentType media type, from {@code meta.mimetype} or {@code meta.type}
 * @param size size in bytes, from {@code meta.size}
 * @param url where it can be had
 * @param documentId HighLevel's id of the document
 * @param received the entry as HighLevel sent it, without the id
 */
public record CustomFieldFile(
        String id,
        @Nullable String name,
        @Nullable String contentType,
        @Nullable Long size,
        @Nullable String url,
        @Nullable String documentId,
        Received received)
        implements ReadModel {

    /**
     * Reads one entry of a value.
     *
     * @param id the file's id in the value
     * @param json the entry: {@code meta}, {@code url} and {@code documentId}, none of which must be there
     * @return the file
     * @throws IllegalArgumentException if the id is blank or the entry is not a JSON object
     */
    public static CustomFieldFile of(String id, JsonNode json) {
        Check.id("id of a file", id);
        Fields fields = Fields.of(json);
        Fields meta = Fields.of(json.path("meta").isObject() ? json.path("meta") : Json.object());
        return new CustomFieldFile(
                id,
                either(meta.text("originalname"), meta.text("name")),
                either(meta.text("mimetype"), meta.text("type")),
                meta.longInteger("size"),
                fields.text("url"),
                fields.text("documentId"),
                fields.received());
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    /** The id and the names of the parts that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("CustomFieldFile", id, received);
    }
}
