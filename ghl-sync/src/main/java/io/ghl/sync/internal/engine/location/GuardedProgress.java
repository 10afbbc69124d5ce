package io.ghl.sync.internal.engine.location;

import io.ghl.sync.LinkProgress;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the failures of who follows linking from it. */
final class GuardedProgress implements LinkProgress {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedProgress.class);

    private final LinkProgress progress;

    GuardedProgress(LinkProgress progress) {
        this.progress = progress;
    }

    @Override
    public void reading() {
        tell(progress::reading);
    }

    @Override
    public void records(int done, int total) {
        tell(() -> progress.records(done, total));
    }

    @Override
    public void status(LinkStatus status) {
        tell(() -> progress.status(status));
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            LOG.warn("What follows linking failed: {}", LoggedFailure.of(e));
        }
    }
}
