package io.ghl.client.observe;

import org.jspecify.annotations.Nullable;

/**
 * Given the bodies of every exchange with the server, after a {@link Redactor} has masked them. Nothing is captured
 * unless {@link io.ghl.client.GhlClientBuilder#captureBodies} switches it on. Told on the thread that makes the call;
 * implementations must be thread-safe and quick, and what they throw is logged and otherwise ignored.
 */
@FunctionalInterface
public interface BodyCapture {

    /**
     * An exchange ended.
     *
     * @param exchange what went over the wire
     */
    void exchanged(Exchange exchange);

    /**
     * One exchange. A body is the redacted JSON, cut after 16,384 characters. Shown by their length in bytes only are
     * bodies that are no JSON, bodies of more than 1 MiB, and everything that goes to or comes from an OAuth operation.
     *
     * @param call the call, with method and path template
     * @param attempt which try of the call it was, from 1
     * @param status the HTTP status, or null when no answer came
     * @param request the body of the request, or null if it had none or consisted of files
     * @param response the body of the answer, or null if it had none or no answer came
     */
    record Exchange(
            GhlObserver.Call call,
            int attempt,
            @Nullable Integer status,
            @Nullable String request,
            @Nullable String response) {}
}
