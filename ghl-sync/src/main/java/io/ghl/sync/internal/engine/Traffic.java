package io.ghl.sync.internal.engine;

/**
 * The calls of a location.
 *
 * @param priority what they are made for
 * @param meter what they cost
 */
public record Traffic(CallPriority priority, CallMeter meter) {
    /** Traffic that nobody has seen yet. */
    public Traffic() {
        this(new CallPriority(), new CallMeter());
    }
}
