package io.ghl.examples.twowaysync;

import io.ghl.examples.twowaysync.check.Verification;
import io.ghl.examples.twowaysync.highlevel.WebhookExamples;
import java.util.List;
import java.util.Map;

/**
 * Everything that the report tells.
 *
 * @param sync what the engine did, as it counted itself, in the order of the report
 * @param conflicts settled conflicts by rule
 * @param open conflicts that wait for a person
 * @param expectedOpen how many must wait, by the oracle
 * @param calls HighLevel's count of the engine's requests
 * @param webhooks the sandbox's count of webhooks and the faults it made
 * @param intake the engine's count of webhooks
 * @param echoCalls requests that the engine made because of its own writes' echo
 * @param edits edits of the script
 * @param examples what became of the example events
 * @param check the final check
 * @param partial whether counts of a killed process may be missing
 */
public record Numbers(
        Map<String, Long> sync,
        Map<String, Long> conflicts,
        List<OpenConflict> open,
        int expectedOpen,
        Calls calls,
        Webhooks webhooks,
        Map<String, Long> intake,
        long echoCalls,
        int edits,
        List<WebhookExamples.Outcome> examples,
        Verification.Result check,
        boolean partial) {

    /** These numbers with what the check of the belongings found. */
    Numbers with(BelongingsCheck.Result belongings) {
        List<String> differences = new java.util.ArrayList<>(check.differences());
        differences.addAll(belongings.differences());
        Verification.Result both = new Verification.Result(
                List.copyOf(differences),
                check.duplicates() + belongings.duplicates(),
                check.customers(),
                check.contacts(),
                check.fields(),
                belongings.records());
        return new Numbers(
                sync,
                conflicts,
                open,
                expectedOpen,
                calls,
                webhooks,
                intake,
                echoCalls,
                edits,
                examples,
                both,
                partial);
    }

    /** Each fault must have struck this often. */
    public static final int FAULTS_AT_LEAST = 20;

    /** A question for a person. */
    public record OpenConflict(String record, String field, String app, String highLevel, String reason) {}

    /**
     * The engine's requests.
     *
     * @param beforeScript for linking and the backfill
     * @param script after the backfill, without feed polls
     * @param sweep the part of {@code script} that the final sweep took
     * @param feedPolls polls of the change feed after the backfill
     * @param byOperation requests after the backfill by operation
     */
    public record Calls(long beforeScript, long script, long sweep, long feedPolls, Map<String, Long> byOperation) {
        public long total() {
            return beforeScript + script + feedPolls;
        }

        /** Requests per edit. */
        public double perEdit(int edits) {
            return (double) script / edits;
        }
    }

    /** HighLevel's webhooks during the script. */
    public record Webhooks(long sent, long delivered, long dropped, long duplicated, long reordered) {
        boolean enough() {
            return Math.min(dropped, Math.min(duplicated, reordered)) >= FAULTS_AT_LEAST;
        }
    }

    /** Why the run failed, in sentences; empty if it did not. */
    public List<String> failures() {
        List<String> failures = new java.util.ArrayList<>();
        if (!check.differences().isEmpty()) {
            failures.add(check.differences().size() + " values differ from what the script must lead to.");
        }
        if (check.duplicates() > 0) {
            failures.add(check.duplicates() + " records are there twice.");
        }
        if (open.size() != expectedOpen) {
            failures.add(open.size() + " conflicts wait for a person, but the script leaves " + expectedOpen + ".");
        }
        // A process that takes over from a killed one may have to ask HighLevel what became of the last request.
        if (echoCalls > 0 && !partial) {
            failures.add(echoCalls + " requests were made because of echoes.");
        }
        if (!partial && !webhooks.enough()) {
            failures.add("The sandbox lost " + webhooks.dropped() + ", repeated " + webhooks.duplicated()
                    + " and reordered " + webhooks.reordered() + " webhooks, but the demo must see " + FAULTS_AT_LEAST
                    + " of each.");
        }
        for (WebhookExamples.Outcome outcome : examples) {
            if (!outcome.right()) {
                failures.add("The intake answered " + outcome.status() + " to " + outcome.name() + ".");
            }
        }
        return failures;
    }
}
