package io.ghl.client.internal.time;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A flag that goes up once and that a thread can wait for. */
public final class Signal {
    private final CountDownLatch latch = new CountDownLatch(1);

    public void raise() {
        latch.countDown();
    }

    public boolean isRaised() {
        return latch.getCount() == 0;
    }

    void await(long nanos) throws InterruptedException {
        // The flag tells who was first; the caller looks at its own state either way.
        boolean unused = latch.await(nanos, TimeUnit.NANOSECONDS);
    }
}
