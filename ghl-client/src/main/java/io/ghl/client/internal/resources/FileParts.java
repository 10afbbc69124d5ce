package io.ghl.client.internal.resources;

import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.FileSource;
import io.ghl.client.internal.transport.Multipart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Makes the body of an upload, and refuses files that the field does not take. */
final class FileParts {
    /** What HighLevel documents for its sibling operation of forms. */
    private static final long MAX_BYTES = 50L << 20;

    private FileParts() {}

    static Multipart of(String ownerId, CustomField field, List<FileSource> files) {
        check(field, files);
        Integer limit = field.fileLimit();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", ownerId);
        fields.put("maxFiles", String.valueOf(limit == null ? files.size() : limit));
        List<Multipart.FilePart> parts = new ArrayList<>();
        for (FileSource file : files) {
            // HighLevel tells the files of several fields apart by these names.
            String name = field.id() + "_" + UUID.randomUUID();
            parts.add(part(field, name, file));
        }
        return new Multipart(fields, parts);
    }

    private static void check(CustomField field, List<FileSource> files) {
        if (field.type().isPresent() && field.type().get() != CustomFieldType.FILE_UPLOAD) {
            throw new IllegalArgumentException(
                    field.label() + " takes no files; upload to a field of type FILE_UPLOAD.");
        }
        Integer limit = field.fileLimit();
        if (files.isEmpty() || (limit != null && files.size() > limit)) {
            throw new IllegalArgumentException(
                    field.label() + " takes from 1 to " + (limit == null ? "any number of" : limit) + " files.");
        }
        if (!files.stream().allMatch(file -> accepted(field, file))) {
            throw new IllegalArgumentException(
                    field.label() + " takes files ending in " + field.acceptedFormat() + ".");
        }
    }

    private static boolean accepted(CustomField field, FileSource file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return field.acceptedFormat().isEmpty()
                || field.acceptedFormat().stream()
                        .map(ending -> ending.strip().toLowerCase(Locale.ROOT))
                        .anyMatch(ending -> name.endsWith(ending.startsWith(".") ? ending : "." + ending));
    }

    private static Multipart.FilePart part(CustomField field, String name, FileSource file) {
        if (file.size() > MAX_BYTES) {
            throw new IllegalArgumentException(field.label() + " takes files of up to 50 MB.");
        }
        Path path = file.path();
        return path == null
                ? Multipart.FilePart.of(name, file.name(), file.contentType(), file.content())
                : Multipart.FilePart.of(name, file.name(), file.contentType(), path.toFile());
    }
}
