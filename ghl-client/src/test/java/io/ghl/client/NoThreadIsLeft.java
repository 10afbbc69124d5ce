package io.ghl.client;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the run when, after all tests, a thread is left that would keep the JVM alive or that the client made. JUnit
 * finds this class by its service file.
 */
public final class NoThreadIsLeft implements BeforeAllCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(NoThreadIsLeft.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(HERE).computeIfAbsent("threads", key -> new Suite());
    }

    /** From the first test class to the end of the last. */
    private static final class Suite implements AutoCloseable {
        private final Set<Thread> before =
                new HashSet<>(Thread.getAllStackTraces().keySet());

        @Override
        public void close() {
            suspects().forEach(Suite::awaitEnd);
            List<String> left = suspects()
                    .map(thread -> thread.getName() + (thread.isDaemon() ? "" : " (not a daemon)"))
                    .sorted()
                    .toList();
            System.out.println("Budget: " + left.size() + " of 0 threads left behind " + left);
            if (!left.isEmpty()) {
                throw new AssertionError("The tests have ended and these threads go on: " + left);
            }
        }

        /** One that is about to end may need a moment on a busy machine. */
        private static void awaitEnd(Thread thread) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Stream<Thread> suspects() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread) && thread != Thread.currentThread())
                    .filter(thread -> !thread.isDaemon() || thread.getName().startsWith("ghl-client"));
        }
    }
}
