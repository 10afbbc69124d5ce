package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactChangeOptions;
import io.ghl.client.contacts.ContactChanges;
import io.ghl.client.contacts.ContactCheckpoint;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.error.PaginationLoopException;
import io.ghl.client.limit.RateLimitPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading contacts by their last change: nothing is lost, every run ends, any process can go on. */
class ContactChangesTest extends WireTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private GhlClient ghl;
    private Contacts contacts;

    /** Starts on a model whose clock is behind this machine's by so much, perhaps ahead of it. */
    private MovingContacts model(Random random, Duration behind, Duration maxLag) {
        MovingContacts model = new MovingContacts(() -> time.now().minus(behind), random, maxLag);
        Wire.answer(server, model);
        open();
        return model;
    }

    private void open() {
        time.participants(0);
        ghl = builder().rateLimitPolicy(RateLimitPolicy.unlimited()).build();
        contacts = ghl.location(LOCATION).contacts();
    }

    @AfterEach
    void closeClient() {
        ghl.close();
    }

    /** Reads to the end of a run, storing the checkpoint as text after each page. */
    private ContactCheckpoint run(ContactCheckpoint from, ContactChangeOptions options, List<Contact> delivered) {
        String stored = from.text();
        boolean more = true;
        for (int page = 0; more; page++) {
            assertThat(page).as("pages of one run").isLessThan(2_000);
            ContactChanges changes = contacts.changesSince(new ContactCheckpoint(stored), options);
            delivered.addAll(changes.contacts());
            stored = changes.checkpoint().text();
            more = changes.more();
        }
        return new ContactCheckpoint(stored);
    }

    static IntStream seeds() {
        return IntStream.range(0, 30);
    }

    /** Everything random: edits between pages, index lag, difference of the clocks, pauses, crashes. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyChangeIsDeliveredAtItsLastState(int seed) {
        Random random = new Random(seed);
        Duration overlap = Duration.ofSeconds(60);
        Duration maxLag = Duration.ofSeconds(random.nextInt(40));
        // Ahead by less than the overlap less the lag, or behind by any time.
        Duration behind = Duration.ofSeconds(random.nextInt(20 + 300) - 300);
        MovingContacts model = model(random, behind, maxLag);
        ContactChangeOptions options = ContactChangeOptions.standard()
                .withOverlap(overlap)
                .withIndexLag(Duration.ofSeconds(random.nextInt(10)))
                .withPageLimit(1 + random.nextInt(12));
        for (int i = random.nextInt(60); i > 0; i--) {
            model.create();
        }
        model.afterEachPage(() -> edit(model, random));
        Map<String, String> lastDelivered = new HashMap<>();
        String stored = ContactCheckpoint.startingAt(Instant.EPOCH).text();
        for (int page = 0; page < 120; page++) {
            ContactChanges changes = contacts.changesSince(new ContactCheckpoint(stored), options);
            changes.contacts().forEach(row -> lastDelivered.put(row.id(), row.firstName()));
            if (random.nextInt(10) > 0) {
                // Otherwise the process died before it stored the checkpoint.
                stored = changes.checkpoint().text();
            }
            if (!changes.more()) {
                time.advance(Duration.ofMillis(random.nextLong(random.nextBoolean() ? 2_000 : 120_000)));
                edit(model, random);
            }
        }
        model.afterEachPage(() -> {});
        time.advance(Duration.ofMinutes(10));
        List<Contact> rest = new ArrayList<>();
        run(run(new ContactCheckpoint(stored), options, rest), options, rest);
        rest.forEach(row -> lastDelivered.put(row.id(), row.firstName()));
        model.stored()
                .forEach((id, row) -> assertThat(lastDelivered.get(id))
                        .as("seed %d, contact %s", seed, id)
                        .isEqualTo(row.text()));
    }

    private void edit(MovingContacts model, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            String id = model.any();
            int kind = random.nextInt(10);
            if (id == null || kind == 0) {
                model.create();
            } else if (kind == 1) {
                model.delete(id);
            } else {
                model.edit(id);
            }
            if (random.nextBoolean()) {
                time.advance(Duration.ofMillis(random.nextLong(3_000)));
            }
        }
    }

    @Test
    void aRunEndsHoweverFastContactsChange() {
        MovingContacts model = model(new Random(1), Duration.ZERO, Duration.ZERO);
        for (int i = 0; i < 50; i++) {
            model.create();
        }
        time.advance(Duration.ofMinutes(1));
        model.afterEachPage(() -> {
            model.stored().keySet().stream().limit(10).forEach(model::edit);
            time.advance(Duration.ofSeconds(30));
        });
        List<Contact> delivered = new ArrayList<>();
        run(
                ContactCheckpoint.startingAt(Instant.EPOCH),
                ContactChangeOptions.standard().withPageLimit(5),
                delivered);
        assertThat(model.pages()).isLessThanOrEqualTo(11);
    }

    @Test
    void thousandsOfChangesInOneMillisecondAreReadOnce() {
        MovingContacts model = model(new Random(2), Duration.ZERO, Duration.ZERO);
        for (int i = 0; i < 3_000; i++) {
            model.create();
        }
        time.advance(Duration.ofMinutes(1));
        List<Contact> delivered = new ArrayList<>();
        run(ContactCheckpoint.startingAt(START), ContactChangeOptions.standard().withPageLimit(500), delivered);
        assertThat(delivered).extracting(Contact::id).doesNotHaveDuplicates().hasSize(3_000);
    }

    @Test
    void whatCameBeforeALongSilenceDoesNotComeAgainAndAgain() {
        MovingContacts model = model(new Random(3), Duration.ZERO, Duration.ZERO);
        for (int i = 0; i < 30; i++) {
            model.create();
        }
        ContactCheckpoint at = ContactCheckpoint.startingAt(START);
        List<Integer> sizes = new ArrayList<>();
        for (int run = 0; run < 6; run++) {
            time.advance(Duration.ofMinutes(4));
            List<Contact> delivered = new ArrayList<>();
            at = run(at, ContactChangeOptions.standard(), delivered);
            sizes.add(delivered.size());
        }
        assertThat(sizes).containsExactly(30, 30, 30, 30, 0, 0);
        model.create();
        time.advance(Duration.ofSeconds(10));
        List<Contact> delivered = new ArrayList<>();
        run(at, ContactChangeOptions.standard(), delivered);
        assertThat(delivered).hasSize(1);
    }

    /** A change while nobody reads for long, behind an older last change. */
    @Test
    void aLongPauseBetweenRunsLosesNothing() {
        MovingContacts model = model(new Random(4), Duration.ZERO, Duration.ZERO);
        model.create();
        time.advance(Duration.ofMinutes(1));
        ContactCheckpoint at =
                run(ContactCheckpoint.startingAt(START), ContactChangeOptions.standard(), new ArrayList<>());
        time.advance(Duration.ofHours(1));
        String changed = model.create();
        time.advance(Duration.ofHours(4));
        List<Contact> delivered = new ArrayList<>();
        run(at, ContactChangeOptions.standard(), delivered);
        assertThat(delivered).extracting(Contact::id).contains(changed);
    }

    @Test
    void aRunKeepsAwayFromNowAndStaysInItsRange() throws Exception {
        open();
        reply(200, row("c1", "2026-11-21T11:00:00Z"));
        reply(200, "{\"contacts\":[]}");
        ContactChangeOptions options = ContactChangeOptions.standard().withPageLimit(1);
        ContactChanges first =
                contacts.changesSince(ContactCheckpoint.startingAt(Instant.parse("2026-11-21T10:00:00Z")), options);
        time.advance(Duration.ofMinutes(3));
        ContactChanges second = contacts.changesSince(first.checkpoint(), options);
        assertThat(first.more()).isTrue();
        assertThat(second.more()).isFalse();
        JsonNode firstBody = body(taken());
        JsonNode secondBody = body(taken());
        assertThat(firstBody.path("filters").get(0).path("value"))
                .isEqualTo(io.ghl.client.internal.json.Json.parse(
                        "{\"gte\":\"2026-11-21T09:50:00Z\",\"lte\":\"2026-11-21T11:59:50Z\"}"));
        assertThat(secondBody.path("filters")).isEqualTo(firstBody.path("filters"));
        assertThat(firstBody.has("searchAfter") || firstBody.has("page") || secondBody.has("page"))
                .isFalse();
        assertThat(secondBody.path("searchAfter").toString()).isEqualTo("[1,\"c1\"]");
        assertThat(secondBody.path("sort").toString()).isEqualTo("[{\"field\":\"dateUpdated\",\"direction\":\"asc\"}]");
    }

    private static String row(String id, String updated) {
        return "{\"contacts\":[{\"id\":\"" + id + "\",\"dateUpdated\":\"" + updated + "\",\"searchAfter\":[1,\"" + id
                + "\"]}]}";
    }

    @Test
    void aClockThatIsBehindAsksForNothing() {
        open();
        ContactCheckpoint future = ContactCheckpoint.startingAt(START.plus(Duration.ofDays(1)));
        ContactChanges changes = contacts.changesSince(future);
        assertThat(changes).isEqualTo(new ContactChanges(List.of(), future, false));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aRepeatedCursorIsAnError() {
        open();
        ContactChangeOptions options = ContactChangeOptions.standard().withPageLimit(1);
        reply(200, row("c1", "2026-11-21T11:00:00Z"));
        reply(200, row("c1", "2026-11-21T11:00:00Z"));
        ContactCheckpoint after = contacts.changesSince(ContactCheckpoint.startingAt(Instant.EPOCH), options)
                .checkpoint();
        assertThatExceptionOfType(PaginationLoopException.class)
                .isThrownBy(() -> contacts.changesSince(after, options));
    }

    @Test
    void aCheckpointIsALineWithAVersion() {
        open();
        reply(200, row("c1", "2026-11-21T11:00:00Z"));
        ContactCheckpoint middle = contacts.changesSince(
                        ContactCheckpoint.startingAt(START),
                        ContactChangeOptions.standard()
                                .withIndexLag(Duration.ZERO)
                                .withPageLimit(1))
                .checkpoint();
        assertThat(middle.text())
                .isEqualTo("{\"v\":1,\"watermark\":\"2026-11-21T12:00:00Z\",\"run\":{\"from\":\"2026-11-21T11:50:00Z\","
                        + "\"until\":\"2026-11-21T12:00:00Z\",\"started\":\"2026-11-21T12:00:00Z\","
                        + "\"newest\":\"2026-11-21T11:00:00Z\",\"after\":[1,\"c1\"]}}");
        assertThat(new ContactCheckpoint(middle.text())).isEqualTo(middle);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContactCheckpoint.startingAt(Instant.EPOCH.minusMillis(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[1,\"c1\"]",
                "{\"v\":\"1\"}",
                "{\"v\":2,\"watermark\":\"2026-11-21T12:00:00Z\"}",
                "{\"v\":1}",
                "{\"v\":1,\"watermark\":\"yesterday\"}",
                "{\"v\":1,\"watermark\":\"2026-11-21T12:00:00Z\",\"run\":{}}",
                "{\"v\":1,\"watermark\":\"2026-11-21T12:00:00Z\",\"run\":{\"from\":\"2026-11-21T11:50:00Z\","
                        + "\"until\":\"2026-11-21T12:00:00Z\",\"started\":\"2026-11-21T12:00:00Z\"}}"
            })
    void anythingElseIsNoCheckpoint(String text) {
        open();
        assertThatIllegalArgumentException().isThrownBy(() -> new ContactCheckpoint(text));
    }

    static Stream<Runnable> wrongOptions() {
        ContactChangeOptions standard = ContactChangeOptions.standard();
        return Stream.of(
                () -> standard.withOverlap(Duration.ofMillis(-1)),
                () -> standard.withOverlap(Duration.ofDays(2)),
                () -> standard.withIndexLag(Duration.ofMillis(-1)),
                () -> standard.withPageLimit(0),
                () -> standard.withPageLimit(501));
    }

    @ParameterizedTest
    @MethodSource("wrongOptions")
    void optionsHaveRanges(Runnable wrong) {
        open();
        assertThatIllegalArgumentException().isThrownBy(wrong::run);
    }

    @Test
    void deletedContactsAreForgottenAndOthersStay() {
        MovingContacts model = model(new Random(5), Duration.ZERO, Duration.ZERO);
        String gone = model.create();
        String stays = model.create();
        model.delete(gone);
        time.advance(Duration.ofMinutes(1));
        List<Contact> delivered = new ArrayList<>();
        run(ContactCheckpoint.startingAt(START), ContactChangeOptions.standard(), delivered);
        Set<String> ids = new HashSet<>();
        delivered.forEach(row -> ids.add(row.id()));
        assertThat(ids).containsExactly(stays);
    }
}
