package io.ghl.sync.internal.webhook;

import io.ghl.sync.internal.install.StoredInstallations;
import io.ghl.sync.webhook.WebhookEvent;
import io.ghl.sync.webhook.WebhookEvent.AppInstalled;
import io.ghl.sync.webhook.WebhookEvent.AppUninstalled;
import io.ghl.sync.webhook.WebhookEvent.Envelope;
import io.ghl.sync.webhook.WebhookEvent.PlanChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;

/** Hands the events of the app itself to the installations. Thread-safe. */
public final class InstallIntake implements Predicate<WebhookEvent> {
    private final StoredInstallations installations;
    private final Clock clock;

    /** An intake that dates events without a date by a clock. */
    public InstallIntake(StoredInstallations installations, Clock clock) {
        this.installations = installations;
        this.clock = clock;
    }

    /** Whether an event is about the app itself. */
    static boolean isAboutApp(WebhookEvent event) {
        return event instanceof AppInstalled || event instanceof AppUninstalled || event instanceof PlanChanged;
    }

    /**
     * Takes an event about the app. What is told twice changes nothing the second time.
     *
     * @return whether it is about this app, and about somebody who has it
     */
    @Override
    public boolean test(WebhookEvent event) {
        Envelope envelope = event.envelope();
        String location = envelope.locationId();
        String company = envelope.companyId();
        if (!installations.follows(envelope.appId()) || (location == null && company == null)) {
            return false;
        }
        Instant at = envelope.timestamp();
        if (event instanceof AppInstalled installed && location != null) {
            installations.installed(location, company, installed.planId(), at == null ? clock.instant() : at);
        } else if (event instanceof AppUninstalled) {
            installations.uninstalled(location, company, at);
        } else if (event instanceof PlanChanged changed && changed.newPlanId() != null) {
            installations.planChanged(location, company, changed.newPlanId());
        }
        return true;
    }
}
