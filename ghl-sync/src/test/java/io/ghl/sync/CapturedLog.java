package io.ghl.sync;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** The log of the tests: keeps every line of ours, at every level, while somebody looks; silent otherwise. */
public final class CapturedLog implements SLF4JServiceProvider {
    private static final Queue<Line> LINES = new ConcurrentLinkedQueue<>();
    private static volatile boolean looking;

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter contexts = new BasicMDCAdapter();

    /** A line, with its stack trace if it has one, and what stood in the MDC. */
    public record Line(Level level, String logger, String text, Map<String, String> context) {}

    public static void start() {
        LINES.clear();
        looking = true;
    }

    public static List<Line> stop() {
        looking = false;
        return List.copyOf(LINES);
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return Logger::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contexts;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}

    private static final class Logger extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1L;

        Logger(String name) {
            this.name = name;
        }

        private boolean isHeard() {
            return looking && name.startsWith("io.ghl.");
        }

        @Override
        public boolean isTraceEnabled() {
            return isHeard();
        }

        @Override
        public boolean isDebugEnabled() {
            return isHeard();
        }

        @Override
        public boolean isInfoEnabled() {
            return isHeard();
        }

        @Override
        public boolean isWarnEnabled() {
            return isHeard();
        }

        @Override
        public boolean isErrorEnabled() {
            return isHeard();
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                Object @Nullable [] arguments,
                @Nullable Throwable throwable) {
            StringWriter text = new StringWriter();
            text.write(MessageFormatter.basicArrayFormat(message, arguments));
            if (throwable != null) {
                throwable.printStackTrace(new PrintWriter(text, true));
            }
            Map<String, String> context = MDC.getCopyOfContextMap();
            LINES.add(new Line(level, name, text.toString(), context == null ? Map.of() : context));
        }
    }
}
