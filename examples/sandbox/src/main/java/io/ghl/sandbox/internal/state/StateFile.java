package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.SandboxException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of JSON lines. The first line identifies the sandbox (location, token, key pair); each later one
 * holds the effects of one request.
 *
 * <p>Every line ends with a newline, so an unfinished last line is one whose request was never answered, and is cut off.
 * Any other line that cannot be read is damage: the file is then left as it is.
 */
public final class StateFile implements AutoCloseable {
    private static final String MARK = "ghlSandbox";
    private static final int FORMAT = 1;
    private static final List<String> IDENTITY = List.of("locationId", "token", "publicKey", "privateKey");
    private static final int COMPACT_FROM_LINES = 1_000;

    private final Path path;
    private final Object forceLock = new Object();
    private FileChannel channel;
    private @Nullable ObjectNode header;
    private long lines;
    private volatile long written;
    private long durable;
    private boolean broken;

    private StateFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Opens the file, or creates it, and keeps other sandboxes out of it. */
    public static StateFile open(Path path) {
        try {
            StateFile file = new StateFile(path, lock(path));
            try {
                file.header = file.readHeader();
                return file;
            } catch (IOException | RuntimeException e) {
                file.channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SandboxException("The state file " + path + " cannot be opened: " + reason(e) + ".", e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by another sandbox of this very process: said below.
        }
        channel.close();
        throw new SandboxException("The state file " + path + " is in use by another sandbox.");
    }

    /** The first line, or null if the file is new. */
    public @Nullable ObjectNode header() {
        return header;
    }

    /** Writes the first line of a new file. */
    public void writeHeader(ObjectNode fields) {
        try {
            // What is there is at most a torn first line.
            channel.truncate(0);
            channel.position(0);
        } catch (IOException e) {
            throw new SandboxException("The state file " + path + " cannot be written: " + reason(e) + ".", e);
        }
        written = 0;
        ObjectNode first = Json.object().put(MARK, FORMAT);
        first.setAll(fields);
        header = first;
        awaitDurable(append(first));
    }

    private @Nullable ObjectNode readHeader() throws IOException {
        ObjectNode[] first = new ObjectNode[1];
        long end = scan(1, (line, number) -> {
            if (line.path(MARK).asInt() != FORMAT) {
                throw damaged(number, "it does not begin as a state file of this version", null);
            }
            for (String field : IDENTITY) {
                String text = Json.text(line, field);
                if (text == null || text.isBlank()) {
                    throw damaged(number, "it has no \"" + field + "\"", null);
                }
            }
            first[0] = line;
        });
        if (end == 0) {
            refuseForeignBeginning();
        }
        return first[0];
    }

    /** A torn first line of ours may be written anew; anybody else's text may not. */
    private void refuseForeignBeginning() throws IOException {
        byte[] ours = ("{\"" + MARK + "\":" + FORMAT).getBytes(StandardCharsets.UTF_8);
        ByteBuffer start = ByteBuffer.allocate(ours.length);
        channel.read(start, 0);
        for (int i = 0; i < start.position(); i++) {
            if (start.get(i) != ours[i]) {
                throw damaged(1, "it does not begin as a state file of this version", null);
            }
        }
    }

    /** Hands every line after the first to the sink, then cuts off an unfinished last line. */
    void replay(Consumer<ObjectNode> sink) {
        try {
            long end = scan(Long.MAX_VALUE, (line, number) -> {
                if (number == 1) {
                    return;
                }
                try {
                    sink.accept(line);
                } catch (RuntimeException e) {
                    throw damaged(number, "its content is not understood", e);
                }
            });
            channel.truncate(end);
            channel.position(end);
            written = end;
            durable = end;
        } catch (IOException e) {
            throw new SandboxException("The state file " + path + " cannot be read: " + reason(e) + ".", e);
        }
    }

    private interface LineSink {
        void accept(ObjectNode line, long number);
    }

    /** Reads up to {@code max} finished lines and returns the position after the last of them. */
    private long scan(long max, LineSink sink) throws IOException {
        long end = 0;
        long position = 0;
        long number = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        // Not closed: that would close the channel and give up the lock.
        channel.position(0);
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        for (int b = in.read(); b >= 0 && number < max; b = in.read()) {
            position++;
            if (b != '\n') {
                line.write(b);
                continue;
            }
            number++;
            sink.accept(parse(line.toByteArray(), number), number);
            line.reset();
            end = position;
        }
        lines = number;
        return end;
    }

    private ObjectNode parse(byte[] line, long number) {
        try {
            JsonNode json = Json.parse(line);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw damaged(number, "it is not JSON", e);
        }
        throw damaged(number, "it is not a JSON object", null);
    }

    /** What is wrong with the first line, if what it holds turns out to be of no use. */
    public SandboxException damagedHeader(String what, Throwable cause) {
        return damaged(1, what, cause);
    }

    private SandboxException damaged(long number, String what, @Nullable Throwable cause) {
        String message = "The state file " + path + " cannot be used: line " + number + " is damaged (" + what
                + "); the file was left as it is.";
        return cause == null ? new SandboxException(message) : new SandboxException(message, cause);
    }

    /** Rewrites the file with these lines if it holds much more than {@code records} of them. */
    void compactIfWorthwhile(long records, Consumer<Consumer<ObjectNode>> content) {
        ObjectNode first = header;
        if (first == null || lines < COMPACT_FROM_LINES || lines < 4 * records) {
            return;
        }
        Path absolute = path.toAbsolutePath();
        Path temporary = absolute.resolveSibling(absolute.getFileName() + ".compacting");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                writeLine(out, first);
                content.accept(line -> writeLine(out, line));
            }
            try (FileChannel sync = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                sync.force(true);
            }
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            FileChannel old = channel;
            channel = lock(path);
            old.close();
            channel.position(channel.size());
            written = channel.size();
            durable = written;
        } catch (UncheckedIOException e) {
            throw notCompacted(temporary, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw notCompacted(temporary, e);
        }
    }

    private SandboxException notCompacted(Path temporary, IOException cause) {
        try {
            // Half a file only takes the room that is missing.
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new SandboxException("The state file " + path + " cannot be compacted: " + reason(cause) + ".", cause);
    }

    private static void writeLine(OutputStream out, ObjectNode line) {
        try {
            out.write(Json.bytes(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends a line and returns the position to wait for. Callers take turns. */
    long append(ObjectNode line) {
        byte[] json = Json.bytes(line);
        ByteBuffer bytes =
                ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
        if (broken) {
            throw new SandboxException("The state file " + path + " cannot be written since an earlier failure.");
        }
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            long end = written + json.length + 1;
            written = end;
            return end;
        } catch (IOException e) {
            cutBack();
            throw new SandboxException("The state file " + path + " cannot be written: " + reason(e) + ".", e);
        }
    }

    /** Half a line in the middle would make the file unreadable once the disk has room again. */
    private void cutBack() {
        try {
            channel.truncate(written);
            channel.position(written);
        } catch (IOException e) {
            broken = true; // The torn line is still the last one; nothing may follow it.
        }
    }

    /** Returns once everything up to this position is on disk; one force serves all who wait. */
    void awaitDurable(long position) {
        synchronized (forceLock) {
            if (durable >= position) {
                return;
            }
            long covered = written;
            try {
                channel.force(false);
            } catch (IOException e) {
                throw new SandboxException("The state file " + path + " cannot be written: " + reason(e) + ".", e);
            }
            durable = covered;
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "its folder does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? e.toString() : reason;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Everything acknowledged has been forced already.
        }
    }
}
