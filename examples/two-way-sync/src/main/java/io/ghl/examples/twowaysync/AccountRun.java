package io.ghl.examples.twowaysync;

import io.ghl.client.GhlClient;
import io.ghl.client.GhlClientBuilder;
import io.ghl.examples.twowaysync.app.CustomerEdits;
import io.ghl.examples.twowaysync.app.CustomerRecords;
import io.ghl.examples.twowaysync.app.CustomerTable;
import io.ghl.examples.twowaysync.script.Details;
import io.ghl.examples.twowaysync.script.PeopleCsv;
import io.ghl.examples.twowaysync.sync.CustomerSync;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.mapping.file.MappingProblem;
import io.ghl.sync.plan.PlanLimits;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.store.SyncStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A real account: shows what a sync would do to it. Reads only, unless it was told to apply the plan. */
final class AccountRun {
    private AccountRun() {}

    static boolean run(Options options, Options.Account account, Screen screen) {
        DemoFiles files = new DemoFiles(
                DemoFiles.in(options.dir()).dir().resolve("account").resolve(safe(account.locationId())));
        Map<String, Details> customers =
                options.csv() == null ? PeopleCsv.bundledCustomers() : PeopleCsv.customers(options.csv());
        screen.line("This is the real HighLevel, location " + account.locationId() + ": "
                + (options.apply() ? "the plan is shown, then applied." : "a plan is made, nothing is written."));
        screen.blank();
        DemoFiles.in(files.dir());
        try (GhlClient client = client(options, account);
                CustomerTable table = CustomerTable.open(files.app());
                SyncStore store = SyncStore.sqlite(files.sync())) {
            table.load(customers.entrySet().stream()
                    .map(e -> CustomerEdits.customer(e.getKey(), e.getValue()))
                    .toList());
            MappingFile mapping = mapping(client, account, screen);
            try (SyncEngine engine = SyncEngine.builder()
                    .ghl(client)
                    .store(store)
                    .records(mapping.recordSync(new CustomerRecords(table, account.locationId())))
                    .build()) {
                SyncLocation location = engine.location(account.locationId());
                SyncPlan plan = location.plan();
                show(plan, screen);
                if (options.apply()) {
                    apply(engine, location, plan, screen);
                } else {
                    screen.line("Nothing was written. To do it: run again with --apply.");
                }
            }
            return true;
        }
    }

    private static GhlClient client(Options options, Options.Account account) {
        GhlClientBuilder builder = GhlClient.builder().privateToken(account.token());
        if (account.baseUrl() != null) {
            builder.baseUrl(account.baseUrl());
        }
        // The client itself refuses every write, whatever the code above it does.
        return options.apply() ? builder.build() : builder.readOnly().build();
    }

    /** The mapping, as far as the location's custom fields allow. */
    private static MappingFile mapping(GhlClient client, Options.Account account, Screen screen) {
        MappingFile customers = CustomerSync.customers();
        List<MappingProblem> problems = customers.check(client.location(account.locationId()));
        if (problems.isEmpty()) {
            return customers;
        }
        problems.forEach(problem -> screen.line(problem.toString()));
        screen.line("Planned without custom fields.");
        return CustomerSync.standardFields();
    }

    private static void show(SyncPlan plan, Screen screen) {
        plan.types().forEach((type, part) -> show(type + "S", part, screen));
        row(screen, "requests it would take", plan.calls());
        screen.line("  which is %.1f %% of a day's, and takes %s at least"
                .formatted(100 * plan.shareOfDay(), plan.duration()));
        screen.blank();
    }

    private static void show(String title, TypePlan plan, Screen screen) {
        screen.line("Plan: " + title.toLowerCase(Locale.ROOT));
        row(screen, "in the app", plan.appRecords());
        row(screen, "in HighLevel", plan.ghlRecords());
        row(screen, "linked already", plan.linked());
        row(screen, "to link", plan.toLink());
        row(screen, "to create in HighLevel", plan.createInGhl());
        row(screen, "to create in the app", plan.createInApp());
        row(screen, "to delete in HighLevel", plan.deleteInGhl());
        row(screen, "to delete in the app", plan.deleteInApp());
        row(screen, "a person must say who is who", plan.ambiguous());
        row(screen, "cannot be synced as they are", plan.deadLetters());
        plan.updatesInGhl().forEach((field, count) -> row(screen, "to write in HighLevel: " + field, count));
        plan.updatesInApp().forEach((field, count) -> row(screen, "to write in the app: " + field, count));
        plan.conflicts().forEach((field, count) -> row(screen, "a person must decide: " + field, count));
    }

    private static void apply(SyncEngine engine, SyncLocation location, SyncPlan plan, Screen screen) {
        engine.start();
        Screen.Bar[] bar = new Screen.Bar[1];
        try {
            location.apply(plan, PlanLimits.none(), new LinkProgress() {
                @Override
                public void records(int done, int total) {
                    if (bar[0] == null) {
                        bar[0] = screen.bar("linking and backfill", total);
                    }
                    bar[0].of(total).at(done, null);
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("The demo was interrupted; run it again to go on.", e);
        }
        screen.line("Done; " + location.reviews().open().size() + " questions wait for a person.");
    }

    private static void row(Screen screen, String name, long count) {
        screen.line("  %-42s %6d".formatted(name, count));
    }

    /** A location's id as the name of a folder. */
    private static String safe(String locationId) {
        return locationId.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
