package io.ghl.client.properties;

import io.ghl.client.GhlClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * No planted secret, token, e-mail or phone is in any log line or exception message of the whole suite. This extension
 * is there for every test without being asked. Every log line goes to a file; the messages of all exceptions are
 * recorded by the Java runtime, whether or not a test looks at them. After the last test both are searched, and a leak
 * fails the run.
 */
public final class NothingPlantedComesOutOfTheSuite implements BeforeAllCallback {
    private static final String EXCEPTION = "jdk.JavaExceptionThrow";

    /** Exceptions of others that become causes of ours. */
    private static final Set<String> CAUSES =
            Set.of("java.io.", "java.net.", "java.nio.", "javax.net.", "java.sql.", "okhttp3.", "org.sqlite.");

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Suite.class, key -> new Suite(), Suite.class);
    }

    /** From the first test to the end of the last; closed by JUnit. */
    static final class Suite implements AutoCloseable {
        private final Recording recording = new Recording();

        Suite() {
            try {
                Files.write(TestLog.FILE, new byte[0]);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            recording.enable(EXCEPTION).withStackTrace().with("throttle", "off");
            recording.setToDisk(true);
            recording.start();
        }

        @Override
        public void close() throws IOException {
            recording.stop();
            Path file = Files.createTempFile("exceptions", ".jfr");
            List<String> leaks = new ArrayList<>();
            int ours = 0;
            try {
                recording.dump(file);
                try (RecordingFile events = new RecordingFile(file)) {
                    while (events.hasMoreEvents()) {
                        RecordedEvent event = events.readEvent();
                        String message =
                                event.getEventType().getName().equals(EXCEPTION) ? event.getString("message") : null;
                        if (message != null && isOursOrACause(event)) {
                            ours++;
                            Leaks.in("exception " + thrown(event), message).forEach(leaks::add);
                        }
                    }
                }
            } finally {
                recording.close();
                Files.delete(file);
            }
            Leaks.in("log", Files.readString(TestLog.FILE)).forEach(leaks::add);
            System.out.println("Searched the log and " + ours + " exception messages for leaks: " + leaks.size());
            if (!leaks.isEmpty()) {
                throw new AssertionError("Secrets or personal data came out:\n" + String.join("\n", Set.copyOf(leaks)));
            }
        }

        private static String thrown(RecordedEvent event) {
            RecordedClass type = event.getClass("thrownClass");
            return type == null ? "" : type.getName();
        }

        private static boolean isOursOrACause(RecordedEvent event) {
            if (CAUSES.stream().anyMatch(thrown(event)::startsWith)) {
                return true;
            }
            return event.getStackTrace() != null
                    && event.getStackTrace().getFrames().stream()
                            .filter(frame -> !frame.getMethod().getName().equals("<init>"))
                            .map(RecordedFrame::getMethod)
                            .map(method -> method.getType().getName())
                            .filter(type -> !type.equals("java.util.Objects"))
                            .findFirst()
                            .filter(Suite::isOurs)
                            .isPresent();
        }

        /** Whether it is code of the client, not of its tests. */
        private static boolean isOurs(String type) {
            String file = "/" + type.replace('.', '/') + ".class";
            var resource = type.startsWith("io.ghl.client") ? GhlClient.class.getResource(file) : null;
            return resource != null && !resource.getPath().contains("/test-classes/");
        }
    }
}
