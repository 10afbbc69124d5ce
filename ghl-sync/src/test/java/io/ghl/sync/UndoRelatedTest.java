package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ghl.client.ApiVersion;
import io.ghl.sync.Club.Member;
import io.ghl.sync.Club.Memo;
import io.ghl.sync.Club.Todo;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.UndoReport;
import io.ghl.sync.audit.UndoReport.Outcome;
import io.ghl.sync.audit.UndoScope;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sync did to records that belong to others is taken back, and what was done to those they belong to. */
class UndoRelatedTest {
    private static final Instant DUE = Instant.parse("2027-03-01T10:00:00Z");

    private Club club;

    @BeforeEach
    void open() throws Exception {
        club = new Club(
                ApiVersion.V2021_07_28, RecordType.TASK, RecordType.NOTE, RecordType.CONTACT, RecordType.BUSINESS);
    }

    @AfterEach
    void close() {
        club.close();
    }

    private void call() {
        club.todos.put(new Todo("call", "ada", "Call", "about the course", DUE, false));
    }

    private void adaIsDeletedWithHerTask() throws InterruptedException {
        club.ada();
        call();
        club.linked();
        club.user("DELETE", "/contacts/" + club.contactIdOf("ada@example.com"), Map.of());
        club.settle();
        assertThat(club.members.all()).isEmpty();
        assertThat(club.todos.all()).isEmpty();
    }

    /** Of one record: which others were deleted in the same run is a matter of time. */
    private UndoReport undoDeletionOf(RecordType type) throws InterruptedException {
        String id = type == RecordType.CONTACT ? "ada" : "call";
        UndoReport report = club.location.undo(UndoScope.record(type, id), "grace");
        club.settle();
        return report;
    }

    @Test
    void aTaskComesBackUnderItsContactThatCameBackUnderANewId() throws Exception {
        adaIsDeletedWithHerTask();

        assertThat(undoDeletionOf(RecordType.CONTACT).count(Outcome.DONE)).isEqualTo(1);
        assertThat(undoDeletionOf(RecordType.TASK).count(Outcome.DONE)).isEqualTo(1);

        Member ada = club.members.the(member -> "ada@example.com".equals(member.email()));
        assertThat(ada.id()).isNotEqualTo("ada");
        assertThat(club.todos.the(todo -> true).memberId()).isEqualTo(ada.id());
        assertThat(club.the("tasks").path("contactId").asText()).isEqualTo(club.contactIdOf("ada@example.com"));
    }

    @Test
    void aTaskDoesNotComeBackWithoutItsContact() throws Exception {
        adaIsDeletedWithHerTask();

        UndoReport report = undoDeletionOf(RecordType.TASK);

        assertThat(report.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.NOT_POSSIBLE);
            assertThat(entry.what()).isEqualTo("the CONTACT that it belongs to is gone; undo its deletion first");
        });
        assertThat(club.todos.all()).isEmpty();
    }

    @Test
    void aContactThatCameBackLeavesOutACompanyThatIsGone() throws Exception {
        club.companies.put(new Club.Company("co", "Co", "Rome"));
        club.members.put(new Member("ada", "Ada", "ada@example.com", "co", null));
        club.linked();
        club.user("DELETE", "/contacts/" + club.contactIdOf("ada@example.com"), Map.of());
        club.settle();
        club.companies.remove("co");
        club.location.changed(RecordType.BUSINESS, "co");
        club.settle();

        assertThat(undoDeletionOf(RecordType.CONTACT).count(Outcome.DONE)).isEqualTo(1);

        assertThat(club.members.the(member -> true).companyId()).isNull();
        assertThat(club.held("contacts")).hasSize(1);
    }

    /** HighLevel deletes what belongs to a contact with it, and the sync would carry that to the application. */
    @Test
    void aContactThatWasCreatedStaysIfATaskBelongsToItSince() throws Exception {
        club.ada();
        club.linked();
        call();
        club.location.changed(RecordType.TASK, "call");
        club.settle();

        UndoReport report =
                club.location.undo(UndoScope.record(RecordType.CONTACT, "ada").since(Instant.EPOCH), "grace");
        club.location.sweep();
        club.settle();

        assertThat(report.entries())
                .filteredOn(entry -> entry.field() == null)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.outcome()).isEqualTo(Outcome.NOT_POSSIBLE);
                    assertThat(entry.what())
                            .isEqualTo(
                                    "other records that are synced belong to it, and would go with it; undo those first");
                });
        assertThat(club.todos.all()).hasSize(1);
        assertThat(club.held("tasks")).hasSize(1);
        assertThat(club.held("contacts")).hasSize(1);
    }

    @Test
    void aContactIsTakenBackTogetherWithItsTaskAndNote() throws Exception {
        club.ada();
        call();
        club.memos.put(new Memo("memo", "ada", "text", "title"));
        club.linked();
        long run = club.location.auditLog(0, 1000).stream()
                .filter(row -> row.action() == AuditEntry.Action.CREATED)
                .mapToLong(row -> row.context().run())
                .findFirst()
                .orElseThrow();

        UndoReport report = club.location.undo(UndoScope.run(run), "grace");
        club.location.sweep();
        club.settle();

        assertThat(report.count(Outcome.DONE)).isEqualTo(3);
        assertThat(club.held("contacts")).isEmpty();
        assertThat(club.held("tasks")).isEmpty();
        assertThat(club.held("notes")).isEmpty();
        assertThat(club.members.all()).hasSize(1);
        assertThat(club.todos.all()).hasSize(1);
        assertThat(club.memos.all()).hasSize(1);
    }

    @Test
    void whatIsNotSyncedAnyMoreHoldsUpNoUndo() throws Exception {
        club.ada();
        call();
        club.linked();
        long run = club.location.auditLog(0, 1000).stream()
                .filter(row -> row.action() == AuditEntry.Action.CREATED)
                .mapToLong(row -> row.context().run())
                .findFirst()
                .orElseThrow();
        club.engine.close();
        club.open(Set.of(RecordType.CONTACT));
        club.engine.start();

        UndoReport report = club.location.undo(UndoScope.run(run), "grace");

        assertThat(report.entries())
                .filteredOn(entry -> entry.field() == null)
                .extracting(UndoReport.Entry::type, UndoReport.Entry::outcome)
                .containsExactlyInAnyOrder(
                        tuple(RecordType.CONTACT, Outcome.DONE), tuple(RecordType.TASK, Outcome.NOT_POSSIBLE));
        assertThat(club.held("contacts")).isEmpty();
    }
}
