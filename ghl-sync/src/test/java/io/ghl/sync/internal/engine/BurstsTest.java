package io.ghl.sync.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many edits within a moment, and a first linking during which people go on. */
class BurstsTest extends HardCase {
    private static final Duration KEYSTROKE = Duration.ofMillis(30);

    private void type(int keys) {
        for (int i = 0; i < keys; i++) {
            String city = "Os" + i;
            bench.people.edit("ada", person -> person.withCity(city));
            bench.hint("ada");
            bench.worker.runOnce();
            bench.clock.advance(KEYSTROKE);
        }
    }

    @Test
    void aBurstOfKeystrokesIsTwoWritesAndTheFirstGoesOutAtOnce() {
        open();
        String ada = linkAda();
        bench.clock.advance(Duration.ofMinutes(1));
        long mark = bench.mark();
        type(1);
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Os0");
        type(25);
        bench.clock.advance(Duration.ofSeconds(2));
        bench.worker.runOnce();

        assertThat(bench.callsSince(mark)).filteredOn("update-contact"::equals).hasSize(2);
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Os24");
    }

    @Test
    void withoutAnIntervalEachEditIsSyncedAtOnce() {
        open(DeletePolicy.PROPAGATE, Bench.OPTIONS.withMinInterval(Duration.ZERO));
        linkAda();
        bench.clock.advance(Duration.ofMinutes(1));
        long mark = bench.mark();
        type(3);

        assertThat(bench.callsSince(mark)).filteredOn("update-contact"::equals).hasSize(3);
    }

    @Test
    void whoIsEnteredInHighLevelDuringALongFirstLinkingIsNotCreatedOnceMore() {
        open(sandbox -> sandbox.allowDuplicates(true), HardCase::plain);
        for (String name : List.of("ada", "bob", "cleo", "dan")) {
            bench.people.put(Person.named(name, name, name + "@example.com"));
        }
        // The first of them takes an hour, and meanwhile a person enters the last.
        bench.afterNext("create", () -> {
            bench.sandbox.createContact(Map.of("firstName", "Dan", "email", "dan@example.com"));
            bench.clock.advance(Duration.ofHours(1));
        });
        long mark = bench.mark();
        bench.worker.link(LinkProgress.SILENT);
        bench.round(Duration.ofMinutes(1));
        bench.settled();

        assertThat(bench.contacts()).hasSize(4);
        assertThat(bench.people.all()).hasSize(4);
        // Only where it may be so, a look is taken.
        assertThat(bench.callsSince(mark))
                .filteredOn("get-duplicate-contact"::equals)
                .hasSizeLessThanOrEqualTo(2);
    }
}
