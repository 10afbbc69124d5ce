package io.ghl.client.observe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.observe.StandardRedactor;

/** Takes personal data and secrets out of a body before a {@link BodyCapture} sees it. Implementations are thread-safe. */
@FunctionalInterface
public interface Redactor {

    /**
     * Masks a body. If it throws, the body is shown by its length only.
     *
     * @param call the call that the body belongs to
     * @param body a copy of the body, which may be changed
     * @return what may be shown
     */
    JsonNode redact(GhlObserver.Call call, JsonNode body);

    /**
     * The default: it keeps the structure, booleans, nulls, and the values of a fixed list of harmless fields (ids,
     * types, states, counts, times of records) as far as they look like what they should be. Every other text becomes its
     * kind and length, such as {@code <text 12>}, every other number {@code <number>}, and a field name that is no
     * plain word becomes {@code <name n>}.
     *
     * @return the default redactor
     */
    static Redactor standard() {
        return StandardRedactor.INSTANCE;
    }
}
