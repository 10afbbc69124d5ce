package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ghl.client.ApiVersion;
import io.ghl.sync.Club.Memo;
import io.ghl.sync.audit.DriftReport;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes, which HighLevel lists contact by contact only, and without a time of change. */
class NoteSyncTest {
    private Club club;

    @BeforeEach
    void open() throws Exception {
        club = new Club(ApiVersion.V3, RecordType.NOTE, RecordType.CONTACT);
    }

    @AfterEach
    void close() {
        club.close();
    }

    private void linkedWithNote() throws InterruptedException {
        club.ada();
        club.memos.put(new Memo("first", "ada", "Likes tea", null));
        club.linked();
    }

    private String path() {
        return "/contacts/" + club.contactIdOf("ada@example.com") + "/notes/"
                + club.the("notes").path("id").asText();
    }

    private void changed(String memoId) throws InterruptedException {
        club.location.changed(RecordType.NOTE, memoId);
        club.settle();
    }

    @Test
    void linksTheSameNotesWithOneCallPerContact() throws Exception {
        club.ada();
        club.memos.put(new Memo("tea", "ada", "Likes tea", null));
        club.memos.put(new Memo("cats", "ada", "Has cats", null));
        String ada = club.userCreatesContact("Ada", "ada@example.com");
        club.userCreatesNote(ada, "Likes tea");
        club.userCreatesNote(ada, "Lives nearby");
        club.linked();

        assertThat(club.held("notes")).hasSize(3);
        assertThat(club.memos.all())
                .extracting(Memo::text)
                .containsExactlyInAnyOrder("Likes tea", "Has cats", "Lives nearby");
        assertThat(club.memos.all()).extracting(Memo::memberId).containsOnly("ada");
        assertThat(club.location.reviews().open()).isEmpty();
    }

    @Test
    void aNoteWaitsForItsContactAndFollowsIt() throws Exception {
        club.linked();
        club.memos.put(new Memo("first", "ada", "Likes tea", null));
        changed("first");
        assertThat(club.held("notes")).isEmpty();

        club.ada();
        club.location.changed(RecordType.CONTACT, "ada");
        club.settle();

        assertThat(club.the("notes").path("body").asText()).isEqualTo("Likes tea");
    }

    @Test
    void editsGoBothWays() throws Exception {
        linkedWithNote();
        long mark = club.mark();
        club.memos.edit("first", memo -> memo.withText("Likes coffee").withTitle("Drinks"));
        changed("first");
        assertThat(club.the("notes").path("body").asText()).isEqualTo("Likes coffee");
        assertThat(club.callsSince(mark)).startsWith("get-note", "update-note");

        club.user("PUT", path(), Map.of("body", "Likes water"));
        club.settle();
        assertThat(club.memos.get("first").text()).isEqualTo("Likes water");
        assertThat(club.memos.get("first").title()).isEqualTo("Drinks");
    }

    @Test
    void whatNoEventToldIsFoundWhenTheContactsTurnComes() throws Exception {
        linkedWithNote();
        club.loseWebhooks();

        club.user("PUT", path(), Map.of("body", "Likes water"));
        club.userCreatesNote(club.contactIdOf("ada@example.com"), "Has cats");
        club.settle();
        assertThat(club.memos.all()).extracting(Memo::text).containsExactlyInAnyOrder("Likes water", "Has cats");

        for (var note : club.held("notes")) {
            club.user(
                    "DELETE",
                    "/contacts/" + note.path("contactId").asText() + "/notes/"
                            + note.path("id").asText(),
                    Map.of());
        }
        club.settle();
        assertThat(club.memos.all()).isEmpty();
    }

    /** The contacts before the place that the rotation has come to are read as well. */
    @Test
    void aSweepReadsTheNotesOfAllContacts() throws Exception {
        threeReadOneByOne();
        club.loseWebhooks();
        for (int i = 0; i < 3; i++) {
            String edited = " likes water " + i;
            userEditsAllNotes(edited);
            club.location.sweep();
            assertThat(club.memos.all()).extracting(Memo::text).allMatch(text -> text.endsWith(edited));
            // The rotation moves on by one contact.
            club.settle();
        }
    }

    private void threeReadOneByOne() throws Exception {
        club.close();
        club = new Club(
                ApiVersion.V3,
                sandbox -> {},
                engine -> engine.options(Club.OPTIONS.withParentsPerRead(1)),
                RecordType.NOTE,
                RecordType.CONTACT);
        for (String name : List.of("ada", "bea", "cyd")) {
            club.members.put(new Club.Member(name, name, name + "@example.com", null, null));
            club.memos.put(new Memo("of " + name, name, name + " likes tea", null));
        }
        club.linked();
    }

    private void userEditsAllNotes(String text) {
        for (var note : club.held("notes")) {
            club.user(
                    "PUT",
                    "/contacts/" + note.path("contactId").asText() + "/notes/"
                            + note.path("id").asText(),
                    Map.of("body", note.path("body").asText().replaceAll(" .*", text)));
        }
    }

    @Test
    void deletionsGoBothWays() throws Exception {
        linkedWithNote();
        club.memos.put(new Memo("second", "ada", "Has cats", null));
        changed("second");

        club.memos.remove("first");
        changed("first");
        assertThat(club.the("notes").path("body").asText()).isEqualTo("Has cats");

        club.user("DELETE", path(), Map.of());
        club.settle();
        assertThat(club.memos.all()).isEmpty();
    }

    /** HighLevel has no search of notes, so they are looked for under the contact that holds the lost one's e-mail. */
    @Test
    void aNoteFollowsItsContactIntoAMerge() throws Exception {
        linkedWithNote();
        club.whilePaused(() -> {
            String note = club.the("notes").path("id").asText();
            club.user("DELETE", "/contacts/" + club.contactIdOf("ada@example.com"), Map.of());
            String survivor = club.userCreatesContact("Augusta", "ada@example.com");
            club.seed("notes", Map.of("id", note, "contactId", survivor, "body", "Likes tea"));
        });

        String member =
                club.members.the(found -> "Augusta".equals(found.firstName())).id();
        assertThat(club.memos.all()).extracting(Memo::memberId).isEqualTo(List.of(member));
        assertThat(club.held("notes")).hasSize(1);
    }

    /** Nobody tells of the notes, and the contact's turn never comes again. */
    @Test
    void notesWhoseContactWentWhileTheyWereNotSyncedAreFoundLater() throws Exception {
        linkedWithNote();
        club.engine.close();
        club.open(Set.of(RecordType.CONTACT));
        club.engine.start();
        club.user("DELETE", "/contacts/" + club.contactIdOf("ada@example.com"), Map.of());
        club.settle();
        club.engine.close();
        assertThat(club.members.all()).isEmpty();
        assertThat(club.memos.all()).hasSize(1);

        club.open(Set.of(RecordType.CONTACT, RecordType.NOTE));
        club.engine.start();
        club.settle();
        assertThat(club.memos.all()).isEmpty();
    }

    /** A person is asked about a note that was deleted before both sides were ever compared, and its contact is let go. */
    @Test
    void aNoteInQuestionWhoseContactIsLinkedNoMoreIsNotReadInEachRound() throws Exception {
        linkedWithNote();
        club.store.transact(tx -> {
            Link contact = tx.links()
                    .of(Club.LOCATION, RecordType.CONTACT, Side.APP, "ada")
                    .orElseThrow();
            tx.links().update(contact.edit().state(LinkState.UNLINKED).build());
            Link note = tx.links()
                    .of(Club.LOCATION, RecordType.NOTE, Side.APP, "first")
                    .orElseThrow();
            return tx.links().update(note.edit().forgetBases().seenAt(null).build());
        });
        club.memos.remove("first");
        changed("first");
        assertThat(club.location.reviews().open())
                .singleElement()
                .satisfies(item -> assertThat(item.kind()).isEqualTo(ReviewItem.Kind.DELETE));

        long before = readsOfTheNote();
        for (int round = 0; round < 5; round++) {
            club.settle();
        }
        assertThat(readsOfTheNote()).isEqualTo(before);
    }

    /** HighLevel has no pages of them. */
    @Test
    void anAuditReadsNotesOneByOne() throws Exception {
        club.close();
        club = new Club(
                ApiVersion.V3,
                RecordType.APPOINTMENT_NOTE,
                RecordType.APPOINTMENT,
                RecordType.NOTE,
                RecordType.CONTACT);
        String yoga = club.userCreatesCalendar("Yoga");
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(10));
        club.ada();
        club.memos.put(new Memo("first", "ada", "Likes tea", null));
        club.bookings.put(new Club.Booking("class1", "ada", yoga, "Yoga", start, start.plusSeconds(3600), "confirmed"));
        club.remarks.put(new Club.Remark("mat", "class1", "Brings a mat"));
        club.linked();

        DriftReport agreed = club.location.audit();
        assertThat(agreed.records()).isEqualTo(4);
        assertThat(agreed.differences()).isEmpty();

        club.location.pause();
        club.memos.edit("first", memo -> memo.withText("Likes coffee"));
        club.remarks.edit("mat", remark -> remark.withText("Brings two mats"));
        DriftReport differing = club.location.audit();
        assertThat(differing.records()).isEqualTo(4);
        assertThat(differing.differences())
                .extracting(DriftReport.Difference::type, DriftReport.Difference::field)
                .containsExactlyInAnyOrder(tuple(RecordType.NOTE, "text"), tuple(RecordType.APPOINTMENT_NOTE, "text"));
    }

    private long readsOfTheNote() {
        return club.sandbox.journal().entries(entry -> entry.path().equals(path())).stream()
                .filter(entry -> entry.method().equals("GET"))
                .count();
    }
}
