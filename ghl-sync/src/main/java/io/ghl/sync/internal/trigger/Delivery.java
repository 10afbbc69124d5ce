package io.ghl.sync.internal.trigger;

import io.ghl.client.GhlLocation;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Occasion;
import java.time.Instant;

/** One attempt at one effect of a firing. */
record Delivery(Firing firing, Surroundings around) implements Occasion {
    @Override
    public String trigger() {
        return firing.trigger();
    }

    @Override
    public Change change() {
        return firing.change();
    }

    @Override
    public String key() {
        return firing.key() + "/" + firing.step();
    }

    @Override
    public int attempt() {
        return firing.attempts();
    }

    @Override
    public Instant firedAt() {
        return firing.firedAt();
    }

    @Override
    public GhlLocation ghl() {
        return around.ghl();
    }

    @Override
    public void setInApp(FieldValues values) {
        around.setInApp(firing.change(), values);
    }

    @Override
    public String toString() {
        return "Occasion[" + key() + "]";
    }
}
