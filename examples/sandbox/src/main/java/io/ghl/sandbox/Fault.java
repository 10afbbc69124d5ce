package io.ghl.sandbox;

/** Something that goes wrong on demand; see {@link Faults}. More may come. */
public enum Fault {
    /** The request is answered 429 without an effect, whatever the real budget says. */
    RATE_LIMIT,
    /** The request is answered with an error status (500 unless the rule names one) and has no effect. */
    ERROR_BEFORE_EFFECT,
    /** The request takes effect and is then answered with an error status (500 unless the rule names one). */
    ERROR_AFTER_EFFECT,
    /** The connection is closed without an answer and the request has no effect. */
    RESET_BEFORE_EFFECT,
    /** The request takes effect and the connection is then closed without an answer. */
    RESET_AFTER_EFFECT,
    /** The token is refused with 401 as if it had just died, and the request has no effect. */
    INVALID_TOKEN,
    /** The answer is held back for the time the rule names. */
    LATENCY,
    /** The request takes effect and the body of the answer trickles, as many bytes per second as the rule names. */
    SLOW_BODY,
    /** The request takes effect and the connection is closed half-way through the body of the answer. */
    TRUNCATED_BODY,
    /** A webhook is never sent. */
    WEBHOOK_DROP,
    /** A webhook is sent twice with the same body and {@code webhookId}. */
    WEBHOOK_DUPLICATE,
    /** A webhook is overtaken by the next one. */
    WEBHOOK_REORDER,
    /** A webhook is first sent after the time the rule names, on the sandbox's clock. */
    WEBHOOK_DELAY
}
