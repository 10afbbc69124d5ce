package io.ghl.sync.internal.engine.location;

import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import io.ghl.sync.observe.SyncObserver;
import io.ghl.sync.webhook.WebhookAnswer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an observer's failures from the sync. Thread-safe. */
public final class GuardedObserver implements SyncObserver {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedObserver.class);

    private final SyncObserver observer;

    /** Guards an observer. */
    public GuardedObserver(SyncObserver observer) {
        this.observer = observer;
    }

    @Override
    public void reconciled(Reconcile reconcile) {
        tell(each -> each.reconciled(reconcile));
    }

    @Override
    public void webhook(WebhookAnswer answer) {
        tell(each -> each.webhook(answer));
    }

    @Override
    public void fenceLost(String locationId) {
        tell(each -> each.fenceLost(locationId));
    }

    private void tell(Consumer<SyncObserver> news) {
        try {
            news.accept(observer);
        } catch (Exception | LinkageError e) {
            LOG.warn("The observer of the sync failed: {}", LoggedFailure.of(e));
        }
    }
}
