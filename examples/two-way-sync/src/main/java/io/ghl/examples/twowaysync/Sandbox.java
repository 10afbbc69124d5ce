package io.ghl.examples.twowaysync;

import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.Quirk;
import io.ghl.sync.SyncOptions;
import java.nio.file.Path;
import java.time.Duration;

/** The demo's HighLevel: its settings, and the engine's that go with them. */
final class Sandbox {
    static final String LOCATION = "ve9EPM428h8vShlRW1KT";

    /** The journal tells the engine's requests from those of HighLevel's users by these labels. */
    static final String ENGINE = "engine";

    static final String ENGINE_TOKEN = "pit-5a1e8c0e-0000-4000-8000-00000000e001";
    static final String USER_TOKEN = "pit-5a1e8c0e-0000-4000-8000-00000000a001";

    private static final String USER = "user";

    /** HighLevel itself allows 100 in 10 s, at which linking alone would take two minutes. */
    private static final int RATE = 3_000;

    private static final Duration RATE_PER = Duration.ofSeconds(10);
    static final Duration SEARCH_LAG = Duration.ofSeconds(1);
    private static final double FAULT_CHANCE = 0.25;

    private Sandbox() {}

    static GhlSandbox start(Path stateFile, long seed) {
        return GhlSandbox.builder()
                .locationId(LOCATION)
                .token(ENGINE_TOKEN, ENGINE)
                .token(USER_TOKEN, USER)
                .rate(RATE, RATE_PER)
                // The user's token stands for people on HighLevel's pages, who take nothing of an app's budget.
                .quirk(Quirk.PRIVATE_TOKENS_SHARE_A_BUDGET, false)
                .searchLag(SEARCH_LAG)
                .stateFile(stateFile)
                .seed(seed)
                .start();
    }

    /** Loses, repeats and reorders webhooks from now on. */
    static void armFaults(GhlSandbox sandbox, long seed) {
        for (Fault fault : new Fault[] {Fault.WEBHOOK_DROP, Fault.WEBHOOK_DUPLICATE, Fault.WEBHOOK_REORDER}) {
            sandbox.faults().set(fault, FaultRule.withProbability(FAULT_CHANCE), seed);
        }
    }

    /** Shorter than the defaults by as much as the sandbox's index is quicker than HighLevel's. */
    static SyncOptions engineOptions() {
        return SyncOptions.defaults()
                .withFeedInterval(Duration.ofSeconds(1))
                .withFeedOverlap(Duration.ofSeconds(2))
                .withIndexLag(SEARCH_LAG.plusMillis(200))
                .withAppFeedInterval(Duration.ofMillis(250))
                .withConfirmMissingAfter(Duration.ofMillis(500));
    }

    static String settings(long seed) {
        return "rate limit %,d per %d s, search lags %d ms, webhooks lost/repeated/reordered %.0f %% each, seed %d"
                .formatted(RATE, RATE_PER.toSeconds(), SEARCH_LAG.toMillis(), FAULT_CHANCE * 100, seed);
    }
}
