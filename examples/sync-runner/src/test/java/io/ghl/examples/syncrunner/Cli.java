package io.ghl.examples.syncrunner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.sandbox.GhlSandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The program as a user starts it, in a folder. */
final class Cli {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Map<String, String> env = new HashMap<>();

    /** How a command ended. */
    record Result(int code, String out, String err) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError("No JSON: " + out + err, e);
            }
        }

        String all() {
            return out + err;
        }
    }

    Cli(Path folder) {
        this.folder = folder;
    }

    Cli env(String name, String value) {
        env.put(name, value);
        return this;
    }

    Cli write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** What is proposed for the sandbox's location, every question answered as proposed. */
    Result init(GhlSandbox sandbox, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "init",
                "--yes",
                "--location",
                Highlevel.LOCATION,
                "--url",
                sandbox.baseUrl().toString()));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    /** Runs a command whose settings are the folder's {@code sync.yaml}. */
    Result run(String... args) {
        return answering("", args);
    }

    /** Runs a command with lines of input. */
    Result answering(String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = start(input, out, err, args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private int start(String input, ByteArrayOutputStream out, ByteArrayOutputStream err, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--file");
        all.add(folder.resolve("sync.yaml").toString());
        return Runner.run(
                all,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                env);
    }

    /** A command that goes on until it is stopped. */
    Running inBackground(String... args) {
        return new Running(args);
    }

    /** A command that runs in a thread of its own. */
    final class Running implements AutoCloseable {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Thread thread;
        private volatile int code = -1;

        private Running(String... args) {
            thread = new Thread(() -> code = start("", out, err, args), "runner");
            thread.start();
        }

        String output() {
            return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        }

        /** Waits until something holds while the command runs. */
        void until(String what, BooleanSupplier condition) {
            Instant end = Instant.now().plus(PATIENCE);
            while (!condition.getAsBoolean()) {
                if (!thread.isAlive() || Instant.now().isAfter(end)) {
                    throw new AssertionError("Not so: " + what + "\n" + output());
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }

        /** Stops it as Ctrl+C does, and returns the exit code. */
        int stop() {
            thread.interrupt();
            try {
                thread.join(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return code;
        }

        @Override
        public void close() {
            stop();
        }
    }
}
