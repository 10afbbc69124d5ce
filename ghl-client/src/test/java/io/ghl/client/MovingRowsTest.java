package io.ghl.client;

import static io.ghl.client.contacts.ContactField.DATE_ADDED;
import static io.ghl.client.contacts.ContactField.DATE_UPDATED;
import static io.ghl.client.contacts.ContactField.FIRST_NAME_LOWER_CASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactField;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.limit.RateLimitPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a walk over a search promises while contacts are created, changed and deleted between its pages. */
class MovingRowsTest extends OnSandbox {
    private final HandClock clock = new HandClock();
    /** First names by id, as they are in the sandbox. */
    private final Map<String, String> stored = new TreeMap<>();

    private final Set<String> touched = new HashSet<>();
    private Random random = new Random();
    private Map<String, String> atLastPage = Map.of();
    private boolean moving;
    private int pages;

    MovingRowsTest() {
        super(ApiVersion.V2021_07_28);
    }

    static Stream<Arguments> walks() {
        return Stream.of(DATE_ADDED, DATE_UPDATED, FIRST_NAME_LOWER_CASE)
                .flatMap(field -> IntStream.range(0, 15).mapToObj(seed -> Arguments.of(field, seed)));
    }

    private String name() {
        return "n" + Integer.toString(random.nextInt(1_000_000), 36);
    }

    private String create() {
        String name = name();
        String id = sandbox.createContact(Map.of("firstName", name));
        stored.put(id, name);
        return id;
    }

    /** Called before a page leaves the sandbox. */
    private void afterPage() {
        atLastPage = new TreeMap<>(stored);
        // A list that grows as fast as it is read must still come to its end.
        if (!moving || ++pages > 200) {
            return;
        }
        clock.advance(Duration.ofMillis(1));
        for (int i = random.nextInt(6); i > 0; i--) {
            List<String> ids = List.copyOf(stored.keySet());
            if (!ids.isEmpty()) {
                String id = ids.get(random.nextInt(ids.size()));
                touched.add(id);
                if (random.nextInt(4) == 0) {
                    sandbox.deleteContact(id);
                    stored.remove(id);
                } else {
                    String name = name();
                    sandbox.updateContact(id, Map.of("firstName", name));
                    stored.put(id, name);
                }
            }
            touched.add(create());
        }
    }

    @ParameterizedTest(name = "by {0}, seed {1}")
    @MethodSource("walks")
    void theWalkEndsAndMissesNothingThatStays(ContactField field, int seed) {
        random = new Random(seed);
        start(options -> options.clock(clock).listener(exchange -> afterPage()));
        for (int i = 0; i < 120; i++) {
            create();
            clock.advance(Duration.ofMillis(random.nextInt(3)));
        }
        Map<String, String> before = new TreeMap<>(stored);
        moving = true;
        List<Contact> rows = new ArrayList<>();
        try (GhlClient unlimited =
                client().rateLimitPolicy(RateLimitPolicy.unlimited()).build()) {
            unlimited
                    .location(sandbox.locationId())
                    .contacts()
                    .search(ContactSearch.all().sortedBy(field.ascending()).pageLimit(7))
                    .forEach(rows::add);
        }
        assertThat(pages).isGreaterThan(10);
        Map<String, Integer> times = new HashMap<>();
        Map<String, String> lastShown = new HashMap<>();
        rows.forEach(row -> {
            times.merge(row.id(), 1, Integer::sum);
            lastShown.put(row.id(), row.firstName());
        });
        before.keySet().stream()
                .filter(id -> !touched.contains(id))
                .forEach(id -> assertThat(times.get(id))
                        .as("seed %d: %s stayed as it was", seed, id)
                        .isEqualTo(1));
        if (field == DATE_ADDED) {
            assertThat(times.values()).as("seed %d", seed).containsOnly(1);
            assertThat(times.keySet())
                    .containsAll(
                            before.keySet().stream().filter(stored::containsKey).toList());
        }
        if (field == DATE_UPDATED) {
            // Every change moves its contact forward, so the end of the walk has seen all as they are.
            atLastPage.forEach((id, name) ->
                    assertThat(lastShown.get(id)).as("seed %d: %s", seed, id).isEqualTo(name));
        }
    }
}
