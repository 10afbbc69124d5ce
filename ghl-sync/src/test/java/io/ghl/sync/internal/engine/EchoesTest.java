package io.ghl.sync.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Quirk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events and rows that tell nothing new, and those that do. */
class EchoesTest extends HardCase {
    @Test
    void aReturnToAnEarlierStateIsSeenEvenIfTheVersionStays() {
        open(sandbox -> sandbox.quirk(Quirk.TAG_CHANGE_BUMPS_DATE_UPDATED, false), HardCase::plain);
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withLabels(Set.of("old", "vip")));
        bench.settled();
        bench.event(ada);
        bench.settled();

        bench.user("DELETE", "/contacts/" + ada + "/tags", Map.of("tags", List.of("vip")));
        bench.event(ada);
        bench.settled();

        assertThat(bench.people.get("ada").labels()).containsExactly("old");
    }

    @Test
    void lateAndRepeatedEventsOfEarlierStatesCostNothing() {
        open();
        String ada = linkAda();
        JsonNode first = bench.contact(ada).deepCopy();
        Instant sent = bench.clock.instant();
        bench.people.edit("ada", person -> person.withCity("Paris").withLabels(Set.of("vip")));
        bench.settled();
        long mark = bench.mark();

        bench.event(ada);
        bench.event("ContactUpdate", first, sent);
        bench.settled();
        bench.event("ContactUpdate", first, sent);
        bench.settled();

        assertThat(bench.callsSince(mark)).isEmpty();
    }

    @Test
    void searchRowsWithoutNamesCostNothing() {
        open(sandbox -> sandbox.quirk(Quirk.SEARCH_ROWS_HAVE_LOWER_CASE_NAMES_ONLY, true), HardCase::plain);
        String ada = linkAda();
        bench.sandbox.updateContact(ada, Map.of("website", "https://example.com"));
        long mark = bench.mark();

        bench.settled();
        bench.worker.sweep();
        bench.settled();

        assertThat(bench.callsSince(mark)).isEmpty();
    }

    @Test
    void anEchoThatArrivesDuringTheRunIsNotLookedAtForTheRunsOwnReason() {
        open();
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withCity("Paris").withLabels(Set.of("vip")));
        bench.sandbox.updateContact(ada, Map.of("firstName", "Augusta"));
        long mark = bench.mark();
        // The feed starts the run, and its first write is told of while it goes on.
        bench.afterNext("update", () -> bench.event(ada));
        bench.settled();

        assertThat(bench.callsSince(mark)).containsExactly("get-contact", "update-contact", "add-tags", "remove-tags");
    }
}
