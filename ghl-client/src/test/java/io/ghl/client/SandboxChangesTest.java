package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactChangeOptions;
import io.ghl.client.contacts.ContactChanges;
import io.ghl.client.contacts.ContactCheckpoint;
import io.ghl.client.internal.time.Signal;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.limit.RateLimitPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading changes from the sandbox, which has HighLevel's cursors, ties and lag. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxChangesTest extends OnSandbox {
    private final HandClock clock = new HandClock();

    SandboxChangesTest(ApiVersion version) {
        super(version);
    }

    @Override
    GhlClientBuilder client() {
        GhlClientBuilder builder = super.client().rateLimitPolicy(RateLimitPolicy.unlimited());
        Waiter system = Waiter.system();
        builder.waiter = new Waiter() {
            @Override
            public long nanoTime() {
                return system.nanoTime();
            }

            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void await(Signal signal, long until) throws InterruptedException {
                system.await(signal, until);
            }
        };
        return builder;
    }

    @Test
    void anImportOfMoreThanTenThousandIsReadOnceByProcessesThatTakeTurns() {
        start(options -> options.clock(clock).contacts(10_250));
        clock.advance(Duration.ofMinutes(1));
        Map<String, Integer> times = new HashMap<>();
        ContactChangeOptions options = ContactChangeOptions.standard().withPageLimit(500);
        String stored = ContactCheckpoint.startingAt(Instant.EPOCH).text();
        boolean more = true;
        for (int page = 1; more; page++) {
            ContactChanges changes = location.contacts().changesSince(new ContactCheckpoint(stored), options);
            changes.contacts().forEach(row -> times.merge(row.id(), 1, Integer::sum));
            stored = changes.checkpoint().text();
            more = changes.more();
            if (page % 7 == 0) {
                ghl.close();
                ghl = client().build();
                location = ghl.location(sandbox.locationId());
            }
        }
        assertThat(times).hasSize(10_250);
        assertThat(times.values()).containsOnly(1);
        assertThat(sandbox.journal().count("search-contacts-advanced")).isEqualTo(21);
    }

    @Test
    void editsDuringReadingAreAllDelivered() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        start(options -> options.clock(clock).searchLag(Duration.ofSeconds(5)).contacts(80));
        ContactChangeOptions options = ContactChangeOptions.standard().withPageLimit(9);
        Map<String, Contact> last = new HashMap<>();
        ContactCheckpoint at = ContactCheckpoint.startingAt(Instant.EPOCH);
        for (int page = 0; page < 60; page++) {
            at = read(at, options, last).checkpoint();
            List<String> ids = List.copyOf(last.keySet());
            for (int i = random.nextInt(4); i > 0 && !ids.isEmpty(); i--) {
                String id = ids.get(random.nextInt(ids.size()));
                if (sandbox.contact(id).isPresent() && random.nextInt(5) == 0) {
                    sandbox.deleteContact(id);
                } else if (sandbox.contact(id).isPresent()) {
                    sandbox.updateContact(id, Map.of("city", "City " + random.nextInt(1_000)));
                }
            }
            clock.advance(Duration.ofMillis(random.nextInt(4_000)));
        }
        clock.advance(Duration.ofMinutes(1));
        for (int runs = 0; runs < 2; ) {
            ContactChanges changes = read(at, options, last);
            at = changes.checkpoint();
            runs += changes.more() ? 0 : 1;
        }
        last.forEach((id, row) -> sandbox.contact(id)
                .ifPresent(stored -> assertThat(row.city())
                        .as("seed %d, contact %s", seed, id)
                        .isEqualTo(stored.path("city").textValue())));
        assertThat(last).hasSize(80);
    }

    private ContactChanges read(ContactCheckpoint at, ContactChangeOptions options, Map<String, Contact> last) {
        ContactChanges changes = location.contacts().changesSince(at, options);
        changes.contacts().forEach(row -> last.put(row.id(), row));
        return changes;
    }
}
