package io.ghl.client.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens in a folder, one file per company or location. Files can be read by their owner only (mode 0600, folder
 * 0700, where the file system knows modes). A write goes into a new file, is forced to disk and takes the old one's
 * place in one step, so a crash leaves the old or the new value, never half of one. A lock file lets processes on one
 * machine share the folder; network file systems may not keep that promise. Thread-safe.
 */
public final class FileTokenStore implements TokenStore {
    private static final int FORMAT = 1;
    private static final String ENDING = ".tokens.json";

    private final Path folder;
    private final boolean posix;
    private final String monitor;

    /**
     * Opens the folder and creates it if need be.
     *
     * @param folder where the files are, used by nothing else
     * @throws StoreException if it cannot be created
     */
    public FileTokenStore(Path folder) {
        try {
            Path absolute = folder.toAbsolutePath();
            this.posix = absolute.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (!Files.isDirectory(absolute)) {
                Files.createDirectories(absolute, mode("rwx------"));
            }
            this.folder = absolute.toRealPath();
        } catch (IOException e) {
            throw new StoreException("The token folder " + folder + " cannot be created.", e);
        }
        // File locks are held by the whole process, so threads need a lock that all stores on this folder share.
        this.monitor = ("io.ghl.client.oauth.FileTokenStore:" + this.folder).intern();
    }

    private FileAttribute<?>[] mode(String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public Optional<StoredTokens> load(TokenKey key) {
        Path file = file(key);
        try {
            return read(file, key);
        } catch (IOException e) {
            throw new StoreException("The token file " + file + " cannot be read.", e);
        }
    }

    @Override
    public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
        return locked(() -> {
            Version now = read(file(key), key).map(StoredTokens::version).orElse(null);
            boolean asExpected = expected == null ? now == null : expected.equals(now);
            if (asExpected) {
                write(key, next);
            }
            return asExpected;
        });
    }

    @Override
    public boolean remove(TokenKey key) {
        return locked(() -> {
            boolean there = Files.deleteIfExists(file(key));
            forceFolder();
            return there;
        });
    }

    @Override
    public List<TokenKey> list() {
        List<TokenKey> keys = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(ENDING))::iterator) {
                JsonNode json = parse(file);
                if (json != null) {
                    keys.add(key(file, json));
                }
            }
            return keys;
        } catch (IOException e) {
            throw new StoreException("The token folder " + folder + " cannot be read.", e);
        }
    }

    private interface Work {
        boolean run() throws IOException;
    }

    private boolean locked(Work work) {
        synchronized (monitor) {
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(folder.resolve("lock"), options, mode("rw-------"));
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock was lost");
                }
                return work.run();
            } catch (IOException e) {
                throw new StoreException("The token folder " + folder + " cannot be written.", e);
            }
        }
    }

    private Path file(TokenKey key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {key.clientId(), key.userType().name(), key.id()}) {
                digest.update(part.getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return folder.resolve(HexFormat.of().formatHex(digest.digest(), 0, 16) + ENDING);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static Optional<StoredTokens> read(Path file, TokenKey key) throws IOException {
        JsonNode json = parse(file);
        if (json == null) {
            return Optional.empty();
        }
        String version = json.path("version").textValue();
        if (version == null || !key(file, json).equals(key)) {
            throw damaged(file);
        }
        try {
            return Optional.of(new StoredTokens(Tokens.of(json.path("tokens")), new Version(version)));
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        }
    }

    private static @Nullable JsonNode parse(Path file) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
        try {
            return Json.parse(content);
        } catch (IOException e) {
            // Jackson's message may quote the content.
            throw damaged(file);
        }
    }

    private static TokenKey key(Path file, JsonNode json) {
        try {
            if (json.path("format").asInt() != FORMAT) {
                throw damaged(file);
            }
            return new TokenKey(
                    json.path("clientId").asText(),
                    UserType.valueOf(json.path("userType").asText()),
                    json.path("id").asText());
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        }
    }

    private static StoreException damaged(Path file) {
        return new StoreException("The token file " + file + " is damaged; it was left as it is.", null);
    }

    private void write(TokenKey key, Tokens next) throws IOException {
        ObjectNode json = Json.object()
                .put("format", FORMAT)
                .put("clientId", key.clientId())
                .put("userType", key.userType().name())
                .put("id", key.id())
                .put("version", Version.random().value());
        json.set("tokens", next.revealJson());
        Path temporary = Files.createTempFile(folder, "new-", ".tmp", mode("rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer content = ByteBuffer.wrap(Json.bytes(json));
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            Files.move(temporary, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder();
    }

    /** Makes the new name itself durable, where the system lets a folder be opened. */
    private void forceFolder() throws IOException {
        if (posix) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** The folder. */
    @Override
    public String toString() {
        return "FileTokenStore[" + folder + "]";
    }
}
