package io.ghl.sync.internal.trigger.effect;

import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Occasion;
import io.ghl.sync.trigger.TransactionEffect;

/** An effect that the deliverer makes in the transaction that notes it. */
public record InTransaction(TransactionEffect effect) implements Effect {
    @Override
    public void make(Occasion occasion) {
        throw new IllegalStateException("This effect is made in a transaction of the store only.");
    }
}
