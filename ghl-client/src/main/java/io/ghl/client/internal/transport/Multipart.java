package io.ghl.client.internal.transport;

import java.io.File;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * A body of {@code multipart/form-data}. Files are read while they are sent, and again when the call is repeated.
 *
 * @param fields texts by name, sent first
 * @param files the parts with content
 */
public record Multipart(Map<String, String> fields, List<FilePart> files) {

    /** One file, on disk or in memory. */
    public static final class FilePart {
        private final String name;
        private final String fileName;
        private final RequestBody content;

        private FilePart(String name, String fileName, RequestBody content) {
            this.name = name;
            this.fileName = fileName;
            this.content = content;
        }

        public static FilePart of(String name, String fileName, String contentType, File content) {
            return new FilePart(name, fileName, RequestBody.create(content, type(contentType)));
        }

        public static FilePart of(String name, String fileName, String contentType, byte[] content) {
            return new FilePart(name, fileName, RequestBody.create(content, type(contentType)));
        }

        private static @Nullable MediaType type(String contentType) {
            return MediaType.parse(contentType);
        }
    }

    RequestBody body() {
        MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.forEach(body::addFormDataPart);
        files.forEach(file -> body.addFormDataPart(file.name, file.fileName, file.content));
        return body.build();
    }
}
