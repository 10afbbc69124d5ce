package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.sync.plan.PlannedChange;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.plan.TriggerPlan;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows plans. */
final class Plans {
    private static final int SAMPLES = 5;

    private Plans() {}

    static void show(SyncPlan plan, boolean sandbox, Outcome outcome) {
        plan.types().forEach((type, part) -> show(type, part, outcome));
        show(plan.triggers(), outcome);
        outcome.line("It takes " + plan.calls() + " calls, about " + Progress.words(plan.duration()) + " and "
                + percent(plan.shareOfDay()) + " of a day's calls.");
        if (sandbox) {
            outcome.line(
                    Tone.WARNING,
                    "This is the sandbox with sample contacts, and your own records. Use a copy of them if the samples"
                            + " must not get in.");
        }
        outcome.data().put("calls", plan.calls());
        outcome.data().put("seconds", plan.duration().toSeconds());
        outcome.data().put("shareOfDay", plan.shareOfDay());
        outcome.data().put("fingerprint", plan.fingerprint());
    }

    private static String percent(double share) {
        return share < 0.01 ? "less than 1 %" : Math.round(share * 100) + " %";
    }

    private static void show(RecordType type, TypePlan part, Outcome outcome) {
        outcome.line(
                Tone.HEADING,
                Kinds.word(type) + ": " + part.appRecords() + " of yours, " + part.ghlRecords() + " in HighLevel");
        outcome.line("  " + part.toLink() + " are the same on both sides and get linked, " + part.linked()
                + " are linked already");
        outcome.line("  created in HighLevel: " + part.createInGhl() + ", in the application: " + part.createInApp());
        outcome.line("  fields written in HighLevel: " + counts(part.updatesInGhl()) + ", in the application: "
                + counts(part.updatesInApp()));
        outcome.line("  deleted in HighLevel: " + part.deleteInGhl() + ", in the application: " + part.deleteInApp());
        if (part.archiveInGhl() + part.archiveInApp() > 0) {
            outcome.line(
                    "  archived in HighLevel: " + part.archiveInGhl() + ", in the application: " + part.archiveInApp());
        }
        if (part.unlinked() > 0) {
            outcome.line("  no longer linked: " + part.unlinked());
        }
        outcome.line("  questions for a person: " + (part.ambiguous() + sum(part.conflicts())));
        if (part.deadLetters() > 0) {
            outcome.line("  cannot be synced as they are: " + part.deadLetters());
        }
        part.samples().stream().limit(SAMPLES).forEach(change -> outcome.line("  for example: " + sample(change)));
        ObjectNode node = outcome.data().withObjectProperty("types").putObject(Kinds.word(type));
        node.put("appRecords", part.appRecords())
                .put("ghlRecords", part.ghlRecords())
                .put("linked", part.linked())
                .put("toLink", part.toLink())
                .put("createInGhl", part.createInGhl())
                .put("createInApp", part.createInApp())
                .put("deleteInGhl", part.deleteInGhl())
                .put("deleteInApp", part.deleteInApp())
                .put("archiveInGhl", part.archiveInGhl())
                .put("archiveInApp", part.archiveInApp())
                .put("unlinked", part.unlinked())
                .put("updatesInGhl", part.updates(Side.GHL))
                .put("updatesInApp", part.updates(Side.APP))
                .put("ambiguous", part.ambiguous())
                .put("conflicts", sum(part.conflicts()))
                .put("deadLetters", part.deadLetters());
    }

    private static void show(Map<String, TriggerPlan> triggers, Outcome outcome) {
        ObjectNode nodes = outcome.data().putObject("triggers");
        if (!triggers.isEmpty()) {
            outcome.line(Tone.HEADING, "triggers");
        }
        triggers.forEach((name, plan) -> {
            nodes.putObject(name).put("firings", plan.firings()).put("silent", plan.silent());
            outcome.line("  " + name + ": fires " + times(plan.firings())
                    + (plan.silent() == 0
                            ? ""
                            : "; with \"alsoWhileLinking: true\" it would fire " + times(plan.silent()) + " more"));
            plan.samples().stream()
                    .limit(plan.firings() == 0 ? 0 : SAMPLES)
                    .forEach(sample -> outcome.line(
                            "  for example: " + sample.change() + ", " + record(sample.appId(), sample.ghlId())));
        });
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String record(@Nullable String appId, @Nullable String ghlId) {
        return appId == null ? "HighLevel's " + ghlId : "your " + appId;
    }

    private static String counts(Map<String, Integer> byField) {
        return byField.isEmpty() ? "0" : sum(byField) + " " + byField;
    }

    private static int sum(Map<String, Integer> byField) {
        return byField.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String sample(PlannedChange change) {
        String record = record(change.appId(), change.ghlId());
        if (change.problem() != null) {
            return "not synced, " + record + ": " + change.problem();
        }
        String where =
                change.written() == null ? "" : change.written() == Side.GHL ? " in HighLevel" : " in your records";
        String field = change.field() == null
                ? ""
                : " " + change.field() + ": " + Values.shown(change.before()) + " -> " + Values.shown(change.after());
        return change.action().name().toLowerCase(Locale.ROOT).replace('_', ' ') + where + ", " + record + field;
    }
}
