package io.ghl.sync.internal.webhook;

import io.ghl.sync.observe.SyncObserver;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.WebhookStatistics;
import io.ghl.sync.webhook.Webhooks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** The door before the intake: shut when the engine ends, and watched. Thread-safe. */
public final class Entrance implements Webhooks {
    private final Webhooks intake;
    private final SyncObserver observer;
    private final LongAdder turnedAway = new LongAdder();
    private volatile boolean shut;

    /** An open door. */
    public Entrance(Webhooks intake, SyncObserver observer) {
        this.intake = intake;
        this.observer = observer;
    }

    /** Takes nothing more in: HighLevel is asked to come again, to this node's successor. */
    public void shut() {
        shut = true;
    }

    @Override
    public WebhookAnswer receive(Map<String, List<String>> headers, byte[] body) {
        Objects.requireNonNull(headers, "headers must not be null.");
        Objects.requireNonNull(body, "body must not be null.");
        WebhookAnswer answer;
        if (shut) {
            turnedAway.increment();
            answer = WebhookAnswer.BUSY;
        } else {
            answer = intake.receive(headers, body);
        }
        observer.webhook(answer);
        return answer;
    }

    @Override
    public int replay(String locationId, Instant from, Instant until, RecordType... types) {
        return intake.replay(locationId, from, until, types);
    }

    @Override
    public int replayAppEvents(Instant since) {
        return intake.replayAppEvents(since);
    }

    @Override
    public WebhookStatistics statistics() {
        WebhookStatistics taken = intake.statistics();
        long away = turnedAway.sum();
        return new WebhookStatistics(
                taken.received() + away,
                taken.stored(),
                taken.duplicates(),
                taken.ignored(),
                taken.refused(),
                taken.busy() + away);
    }
}
