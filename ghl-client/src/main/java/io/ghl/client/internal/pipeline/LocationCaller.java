package io.ghl.client.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.transport.Multipart;
import io.ghl.client.limit.Priority;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pipeline as one location sees it; what resources are made of. Immutable.
 *
 * @param priority tells the class of each call, on the thread that makes it
 */
public record LocationCaller(Pipeline pipeline, String locationId, Supplier<Priority> priority) {

    /** The API version that is spoken, for the few lists that go on differently. */
    public ApiVersion version() {
        return pipeline.settings.version();
    }

    /** This machine's time, which may differ from HighLevel's. */
    public Instant now() {
        return pipeline.waiter.now();
    }

    public Request call(Operation operation) {
        return new Request(pipeline, operation, locationId, priority.get(), null);
    }

    /** The company of the location as far as its tokens tell, for an operation that needs it; or null. */
    public @Nullable String company(Operation operation) {
        return pipeline.company(
                new ApiCall(operation, Map.of(), Map.of(), null, locationId, priority.get(), null, false));
    }

    /** One call being put together. */
    public static final class Request {
        private final Pipeline pipeline;
        private final Operation operation;
        private final @Nullable String locationId;
        private final Priority priority;
        private final ApiCall.@Nullable As as;
        private final Map<String, String> path = new LinkedHashMap<>();
        private final Map<String, List<String>> query = new LinkedHashMap<>();
        private @Nullable JsonNode body;
        private @Nullable Multipart multipart;

        Request(
                Pipeline pipeline,
                Operation operation,
                @Nullable String locationId,
                Priority priority,
                ApiCall.@Nullable As as) {
            this.pipeline = pipeline;
            this.operation = operation;
            this.locationId = locationId;
            this.priority = priority;
            this.as = as;
        }

        public Request path(String name, String value) {
            return path(name, name, value);
        }

        /** A path's parameter that the caller knows by another name than HighLevel does. */
        public Request path(String name, String callersName, String value) {
            path.put(name, Check.id(callersName, value));
            return this;
        }

        public Request query(String name, @Nullable String value) {
            if (value != null) {
                query.put(name, List.of(value));
            }
            return this;
        }

        /** A parameter with several values. */
        public Request query(String name, List<String> values) {
            query.put(name, List.copyOf(values));
            return this;
        }

        public Request body(JsonNode newBody) {
            body = newBody;
            return this;
        }

        public Request multipart(Multipart newBody) {
            multipart = newBody;
            return this;
        }

        /** Sends unless there is nothing to say; what was said until here is checked either way. */
        public <T> Optional<T> sendUnless(boolean empty, Function<Answer, T> decoder) {
            return empty ? Optional.empty() : Optional.of(send(decoder));
        }

        public <T> T send(Function<Answer, T> decoder) {
            return pipeline.execute(
                    new ApiCall(operation, path, query, body, locationId, priority, null, false, as, multipart),
                    decoder);
        }

        /** Sends and looks at nothing but the status. */
        public void send() {
            pipeline.execute(
                    new ApiCall(operation, path, query, body, locationId, priority, null, true, as, multipart),
                    answer -> Boolean.TRUE);
        }
    }
}
