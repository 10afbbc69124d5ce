package io.ghl.sync.internal.engine;

/**
 * The calls of a location.
 *
 * @param priority what they are made for
 * @param meter what they cost
 * @param longWork whose turn it is to make a great many
 */
public record Traffic(CallPriority priority, CallMeter meter, LongWork longWork) {
    /** Traffic that nobody has seen yet. */
    public Traffic(LongWork longWork) {
        this(new CallPriority(), new CallMeter(), longWork);
    }

    /** The traffic of a location that shares its thread with no other. */
    public Traffic() {
        this(LongWork.unlimited());
    }
}
