package io.ghl.client.customfields;

import io.ghl.client.internal.json.Check;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file to be uploaded: name, content type and content. A file on disk is read while it is sent. Immutable. */
public final class FileSource {
    private static final Pattern CONTENT_TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(;[\\x20-\\x7e]*)?");

    private final String name;
    private final String contentType;
    private final @Nullable Path path;
    private final byte[] bytes;

    private FileSource(String name, String contentType, @Nullable Path path, byte[] bytes) {
        this.name = Check.filled("name of a file", name);
        if (!CONTENT_TYPE.matcher(contentType).matches()) {
            throw new IllegalArgumentException("contentType must be a media type such as application/pdf.");
        }
        this.contentType = contentType;
        this.path = path;
        this.bytes = bytes;
    }

    /**
     * A file on disk under its own name, with the content type that its ending stands for.
     *
     * @param path a file that can be read, and that does not change until the upload is over
     * @return the file
     */
    public static FileSource of(Path path) {
        String type = URLConnection.guessContentTypeFromName(name(path));
        return of(path, type == null ? "application/octet-stream" : type);
    }

    /**
     * A file on disk under its own name.
     *
     * @param path a file that can be read, and that does not change until the upload is over
     * @param contentType media type, such as {@code application/pdf}
     * @return the file
     * @throws IllegalArgumentException if the path is not of the default file system, such as one in an archive
     */
    public static FileSource of(Path path, String contentType) {
        if (!path.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException("A file to be uploaded must be on disk, or in memory.");
        }
        return new FileSource(name(path), contentType, path, new byte[0]);
    }

    /**
     * A file in memory.
     *
     * @param name name of the file, with its ending
     * @param contentType media type, such as {@code application/pdf}
     * @param content the bytes, which are copied
     * @return the file
     */
    public static FileSource of(String name, String contentType, byte[] content) {
        return new FileSource(name, contentType, null, content.clone());
    }

    private static String name(Path path) {
        return Objects.requireNonNullElse(path.getFileName(), Path.of("")).toString();
    }

    /**
     * Name of the file.
     *
     * @return the name without folders
     */
    public String name() {
        return name;
    }

    /**
     * Media type.
     *
     * @return such as {@code application/pdf}
     */
    public String contentType() {
        return contentType;
    }

    /**
     * Size of the content now.
     *
     * @return bytes
     * @throws IllegalArgumentException if there is no such file, or it cannot be read
     */
    public long size() {
        if (path == null) {
            return bytes.length;
        }
        try {
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return Files.size(path);
            }
        } catch (IOException e) {
            // Said below, without the path.
        }
        throw new IllegalArgumentException("A file to be uploaded must exist and be readable.");
    }

    /**
     * Where the content is.
     *
     * @return the file, or null for one in memory
     */
    public @Nullable Path path() {
        return path;
    }

    /**
     * The content of a file in memory.
     *
     * @return a copy of the bytes; none for a file on disk
     */
    public byte[] content() {
        return bytes.clone();
    }

    /** The content type only: the name of a file may be personal. */
    @Override
    public String toString() {
        return "FileSource[" + contentType + "]";
    }
}
