package io.ghl.sync;

import static io.ghl.sync.merge.Strategies.ghlWins;
import static io.ghl.sync.merge.Strategies.newerWins;
import static io.ghl.sync.record.RecordType.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sync.audit.AuditOptions;
import io.ghl.sync.audit.DriftReport;
import io.ghl.sync.audit.FieldExplanation;
import io.ghl.sync.audit.UndoReport;
import io.ghl.sync.audit.UndoScope;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewDetails;
import io.ghl.sync.review.ReviewFilter;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewListener;
import io.ghl.sync.review.ReviewOptions;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The code of docs/reviews.md and docs/explain.md: it stands here, so it compiles, and it runs. */
class OversightGuideTest {

    private final List<String> shown = new ArrayList<>();
    private Studio studio;
    private SyncLocation location;

    @AfterEach
    void close() {
        if (studio != null) {
            studio.close();
        }
    }

    private void show(Object... what) {
        shown.add(Arrays.toString(what));
    }

    private void alert(String text) {
        shown.add(text);
    }

    private void prompt(String text) {
        shown.add(text);
    }

    private void withdraw(String id) {
        shown.add(id);
    }

    private void open(Consumer<SyncEngine.Builder> setUp) throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V3, sandbox -> {}, setUp);
        location = studio.location;
        for (String name : List.of("ada", "bob", "cleo", "dan")) {
            studio.people.put(Person.named(name, name, name + "@example.com"));
        }
        studio.linked();
    }

    private void contest(int round, String... names) throws InterruptedException {
        studio.whilePaused(() -> {
            for (String name : names) {
                studio.people.edit(name, person -> person.withCity("London " + round));
                studio.userEdits(studio.contactIdOf(name + "@example.com"), Map.of("city", "Paris " + round));
            }
        });
    }

    @SuppressWarnings("CheckReturnValue")
    private void answering() {
        ReviewQueue reviews = location.reviews();
        ReviewItem item = reviews.open(ReviewFilter.ofField("city")).get(0); // oldest first

        ReviewDetails details = reviews.get(item.id()); // values, bases, webhooks, history
        show(details.item().app(), details.item().ghl(), details.item().appBase(), details.choices());
        show(reviews.preview(item.id(), Answer.app()).writes()); // what would be written

        reviews.resolve(item.id(), Answer.app(), item.version(), "grace", "the customer called");
    }

    @SuppressWarnings("CheckReturnValue")
    private void many(ReviewQueue reviews) {
        ReviewQueue.Bulk bulk = reviews.bulk(ReviewFilter.ofField("city"), Answer.ghl(), "grace", null);
        bulk.skipped().forEach((id, why) -> show(id + ": " + why));

        reviews.undo(bulk.decided().get(0), "grace");
    }

    @SuppressWarnings("CheckReturnValue")
    private void rules(ReviewQueue reviews) {
        for (ReviewRule.Suggestion suggestion : reviews.suggestions()) {
            show(suggestion.field() + ": " + suggestion.winner() + " won " + suggestion.times() + " times");
            reviews.makeRule(suggestion, false, "grace");
        }
        reviews.rules().forEach(rule -> reviews.removeRule(rule.id(), "grace"));
    }

    private ReviewOptions waiting() {
        ReviewOptions options = ReviewOptions.defaults()
                .withListener(new ReviewListener() {
                    @Override
                    public void opened(ReviewItem item) {
                        prompt("Please decide about " + item.field() + ": " + item.reason());
                    }

                    @Override
                    public void closed(ReviewItem item) {
                        withdraw(item.id());
                    }
                })
                .withTimeToLive(Duration.ofDays(7), newerWins(Duration.ofSeconds(2), ghlWins()));
        return options;
    }

    private static AuditOptions redacting(byte[] key) {
        AuditOptions options = AuditOptions.defaults()
                .hashing(key, "phone", "city")
                .leavingOut("email")
                .rulesVersion("2026-11-29");
        return options;
    }

    private void explaining() {
        FieldExplanation city = location.explain(CONTACT, "ada", "city");
        show(city.text());
    }

    private void undoing() throws InterruptedException {
        UndoScope scope = UndoScope.field(CONTACT, "ada", "city"); // what the last run did to it
        UndoReport preview = location.previewUndo(scope);
        UndoReport report = location.undo(scope, "grace");
        report.entries().forEach(entry -> show(entry.field() + " " + entry.outcome() + ": " + entry.what()));
        assertThat(preview.entries()).hasSameSizeAs(report.entries());
    }

    private void comparing() {
        DriftReport report = location.audit(); // or audit(200, seed) for a sample
        report.unexplained().forEach(drift -> alert(drift.appId() + " " + drift.field() + ": " + drift.why()));
    }

    @Test
    void theCodeAboutQuestionsRuns() throws Exception {
        open(engine -> {});
        contest(1, "ada");
        answering();
        studio.settle();
        assertThat(studio.contact(studio.contactIdOf("ada@example.com"))
                        .path("city")
                        .asText())
                .isEqualTo("London 1");

        contest(2, "bob", "cleo", "dan");
        location.pause();
        many(location.reviews());
        location.resume();
        studio.settle();
        // One of the three answers was taken back.
        assertThat(studio.people.all())
                .filteredOn(person -> "Paris 2".equals(person.city()))
                .hasSize(2);

        contest(3, "ada", "bob", "cleo", "dan");
        assertThat(location.reviews()
                        .bulk(ReviewFilter.all(), Answer.app(), "grace", null)
                        .decided())
                .hasSizeGreaterThanOrEqualTo(3);
        rules(location.reviews());
        assertThat(shown).anyMatch(text -> text.contains("city: APP won"));
        assertThat(location.reviews().rules()).isEmpty();
    }

    @Test
    void theCodeAboutExplainingRuns() throws Exception {
        open(engine -> engine.reviews(waiting()));
        studio.edited("ada", person -> person.withCity("London"));
        studio.edited("ada", person -> person.withCity("Paris"));
        explaining();
        undoing();
        comparing();

        assertThat(shown).anyMatch(text -> text.contains("HighLevel holds \"Paris\""));
        assertThat(shown).anyMatch(text -> text.contains("city DONE"));
        assertThat(studio.people.get("ada").city()).isEqualTo("London");
        assertThat(redacting(new byte[16]).redactedFields()).containsExactly("city", "email", "phone");
    }

    @Test
    void thePagesShowThisCode() {
        Guide.assertShowsCodeOf(OversightGuideTest.class, "reviews.md", 4);
        Guide.assertShowsCodeOf(OversightGuideTest.class, "explain.md", 4);
    }
}
