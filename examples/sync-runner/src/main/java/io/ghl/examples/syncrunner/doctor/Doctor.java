package io.ghl.examples.syncrunner.doctor;

import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.connect.Connector;
import java.util.ArrayList;
import java.util.List;

/** Looks for what could go wrong before a sync starts. Writes no record on either side. */
public final class Doctor {
    private Doctor() {}

    /** All that can be looked at without listening for webhooks. */
    public static List<Finding> examine(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        findings.add(StoreCheck.of(settings));
        try (HighLevelCheck highLevel = new HighLevelCheck(settings);
                Connector app = Connector.to(settings)) {
            boolean reached = highLevel.run(findings);
            new AppCheck(settings, app, reached ? highLevel.fields() : List.of()).run(findings);
        }
        return findings;
    }

    /** The webhooks, which are looked at from the outside. */
    public static List<Finding> examineWebhooks(Settings settings) {
        return WebhookCheck.of(settings);
    }

    /** Whether a sync may start. */
    public static boolean mayStart(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.PROBLEM);
    }
}
