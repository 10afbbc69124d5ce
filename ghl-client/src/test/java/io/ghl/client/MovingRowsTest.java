package io.ghl.client;

import static io.ghl.client.contacts.ContactField.DATE_ADDED;
import static io.ghl.client.contacts.ContactField.DATE_UPDATED;
import static io.ghl.client.contacts.ContactField.FIRST_NAME_LOWER_CASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.MovingContacts.Row;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactField;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.limit.RateLimitPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a walk over a search promises while contacts are created, changed and deleted between its pages. */
class MovingRowsTest extends WireTest {
    static Stream<Arguments> walks() {
        return Stream.of(DATE_ADDED, DATE_UPDATED, FIRST_NAME_LOWER_CASE)
                .flatMap(field -> IntStream.range(0, 15).mapToObj(seed -> Arguments.of(field, seed)));
    }

    @ParameterizedTest(name = "by {0}, seed {1}")
    @MethodSource("walks")
    void theWalkEndsAndMissesNothingThatStays(ContactField field, int seed) {
        Random random = new Random(seed);
        time.participants(0);
        MovingContacts model = new MovingContacts(time::now, random, Duration.ZERO);
        Wire.answer(server, model);
        for (int i = 0; i < 120; i++) {
            model.create();
            time.advance(Duration.ofMillis(random.nextInt(3)));
        }
        Map<String, Row> before = model.stored();
        Set<String> touched = new HashSet<>();
        AtomicReference<Map<String, Row>> atLastPage = new AtomicReference<>();
        model.afterEachPage(() -> {
            atLastPage.set(model.stored());
            time.advance(Duration.ofMillis(1));
            for (int i = random.nextInt(6); i > 0; i--) {
                String id = model.any();
                touched.add(id);
                if (random.nextInt(4) == 0) {
                    model.delete(id);
                } else {
                    model.edit(id);
                }
                touched.add(model.create());
            }
            // A list that grows as fast as it is read must still come to its end.
            if (model.pages() > 200) {
                model.afterEachPage(() -> atLastPage.set(model.stored()));
            }
        });
        List<Contact> rows = new ArrayList<>();
        try (GhlClient ghl =
                builder().rateLimitPolicy(RateLimitPolicy.unlimited()).build()) {
            ghl.location(LOCATION)
                    .contacts()
                    .search(ContactSearch.all().sortedBy(field.ascending()).pageLimit(7))
                    .forEach(rows::add);
        }
        Map<String, Integer> times = new HashMap<>();
        Map<String, String> lastShown = new HashMap<>();
        rows.forEach(row -> {
            times.merge(row.id(), 1, Integer::sum);
            lastShown.put(row.id(), row.firstName());
        });
        Map<String, Row> after = model.stored();
        before.keySet().stream()
                .filter(id -> !touched.contains(id))
                .forEach(id -> assertThat(times.get(id))
                        .as("seed %d: %s stayed as it was", seed, id)
                        .isEqualTo(1));
        if (field == DATE_ADDED) {
            assertThat(times.values()).as("seed %d", seed).containsOnly(1);
            assertThat(times.keySet())
                    .containsAll(
                            before.keySet().stream().filter(after::containsKey).toList());
        }
        if (field == DATE_UPDATED) {
            // Every change moves its contact forward, so the end of the walk has seen all as they are.
            atLastPage
                    .get()
                    .forEach((id, row) -> assertThat(lastShown.get(id))
                            .as("seed %d: %s", seed, id)
                            .isEqualTo(row.text()));
        }
    }
}
