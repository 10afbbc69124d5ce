package io.ghl.sync.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What is promised of single records. */
final class RecordChecks {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 10;

    private RecordChecks() {}

    static <T> List<Promise<T>> reading(boolean locations, boolean keys) {
        List<Promise<T>> promises = new ArrayList<>();
        promises.add(new Promise<>(
                "findAbsent",
                "find answers with an empty Optional for an id that no record has.",
                "Return Optional.empty() for unknown ids, also for those that cannot be ids of yours; do not throw.",
                trial -> {
                    trial.create("one", "creation");
                    for (String id : List.of("no such id", "0", "-1", "' OR '1'='1", "%", "ü", "x".repeat(300))) {
                        trial.require(
                                trial.records().find(trial.here, id).isEmpty(), "a record was found by an unknown id");
                    }
                }));
        promises.add(new Promise<>(
                "blankIsNotStored",
                "blank makes a record that is not stored.",
                "Only make an object in blank; create stores it.",
                trial -> {
                    trial.records().blank(trial.here);
                    trial.require(
                            trial.allIds(trial.here, 10).isEmpty(),
                            "there was a record after blank, or before anything");
                }));
        promises.add(new Promise<>(
                "createThenFind",
                "A record that was created is found by the id that create returned, and that id is the record's.",
                "Return the stored record's id from create, and the same one from id(record).",
                trial -> {
                    String id = trial.create("one", "creation");
                    T found = trial.found(id);
                    trial.require(
                            trial.records().id(found).equals(id), "id(record) is not the id that create returned");
                    trial.require("one".equals(trial.text(found)), "the text of the record was lost");
                }));
        promises.add(new Promise<>(
                "readingSharesNothing",
                "A record that was read stays as it was, whatever is written later.",
                "Use immutable records, or return a copy from find, findByKey and page.",
                trial -> {
                    String id = trial.create("one", "creation");
                    T read = trial.found(id);
                    trial.edit(id, "two");
                    trial.require("one".equals(trial.text(read)), "a record that was read before changed by a write");
                }));
        promises.add(new Promise<>(
                "textsRoundTrip",
                "Texts come back as they were written; null stays null.",
                "Store texts as Unicode, unshortened, as parameters; write NULL for null.",
                RecordChecks::textsRoundTrip));
        promises.add(new Promise<>(
                "pageFindsAll",
                "page reads every record once, with any limit, and goes on behind a record that was deleted meanwhile.",
                "Order by the id and take those greater than afterId, rather than counting rows or looking afterId up.",
                trial -> {
                    List<String> ids = trial.createSome(7);
                    for (int limit : List.of(1, 3, 7, 100)) {
                        List<String> read = trial.allIds(trial.here, limit);
                        trial.require(
                                new HashSet<>(read).equals(new HashSet<>(ids)) && read.size() == ids.size(),
                                "with limit " + limit + ", " + read.size() + " records were read where there are 7");
                    }
                    List<String> order = trial.allIds(trial.here, 3);
                    String last = order.get(2);
                    trial.delete(last);
                    trial.require(
                            trial.records().page(trial.here, last, 10).stream()
                                    .map(trial.records()::id)
                                    .toList()
                                    .equals(order.subList(3, 7)),
                            "behind a deleted record, not all of the others were read");
                }));
        if (keys) {
            promises.add(new Promise<>(
                    "findByKey",
                    "findByKey finds every record whose key has the canonical value, however it is written.",
                    "Compare in lower case and without spaces around, or return too many records.",
                    RecordChecks::findByKey));
        }
        if (locations) {
            promises.add(new Promise<>(
                    "locationsKeptApart",
                    "A record of one location is never read or changed through another one.",
                    "Put the location into every WHERE, also into those of update and delete.",
                    RecordChecks::locations));
        }
        return promises;
    }

    private static <T> void textsRoundTrip(Trial<T> trial) {
        List<String> texts = new ArrayList<>(List.of(
                "Zoë Müller-Łukasz",
                "王小明 🎈👩‍👩‍👧",
                "שלום عالم",
                "e\u0301 is not é",
                "O'Brien \"B\" \\ % _ ; --",
                "two\nlines\tand a tab",
                "null",
                "ÄÖÜ".repeat(trial.longest / 3)));
        String id = trial.create("start", "creation");
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String created = trial.create(text, "creation " + i);
            trial.require(text.equals(trial.textOf(created)), "text " + (i + 1) + " changed when it was created");
            trial.edit(id, text);
            trial.require(text.equals(trial.textOf(id)), "text " + (i + 1) + " changed when it was updated");
        }
        trial.edit(id, null);
        trial.require(trial.textOf(id) == null, "null did not come back as null");
        String none = trial.records().create(trial.here, trial.draft(trial.here, null), "creation none");
        trial.require(trial.textOf(none) == null, "null did not come back as null from a new record");
        // A record without the text, and one with an empty one, must be possible to change.
        trial.edit(id, "");
        String blank = trial.textOf(id);
        trial.require(blank == null || blank.isEmpty(), "an empty text became another one");
        trial.edit(id, "again");
    }

    private static <T> void findByKey(Trial<T> trial) {
        AppRecordsConformance.LinkingKey<T> key = trial.key();
        List<String> ids = new ArrayList<>();
        for (String written : List.of("kira.o@example.com", "Kira.O@Example.COM", " kira.o@example.com ")) {
            ids.add(trial.records()
                    .create(trial.here, key.with().apply(trial.draft(trial.here, "x"), written), "of " + written));
        }
        String gone = trial.records()
                .create(trial.here, key.with().apply(trial.draft(trial.here, "x"), "kira.o@example.com"), "gone");
        trial.delete(gone);
        List<String> found = trial.records().findByKey(trial.here, key.field(), "kira.o@example.com").stream()
                .map(trial.records()::id)
                .toList();
        trial.require(found.containsAll(ids), "of 3 records with the key, not all were found");
        trial.require(!found.contains(gone), "a deleted record was found");
    }

    private static <T> void locations(Trial<T> trial) {
        String id = trial.create("one", "creation");
        T record = trial.found(id);
        trial.require(trial.records().find(trial.there, id).isEmpty(), "find showed a record of another location");
        trial.require(
                trial.records().page(trial.there, null, 10).isEmpty(), "page showed a record of another location");
        trial.require(
                trial.records().findByKey(trial.there, "email", "one").isEmpty(),
                "findByKey showed a record of another location");
        trial.require(
                !trial.records().update(trial.there, record, trial.with(record, "two")),
                "update answered true for a record of another location");
        trial.records().delete(trial.there, record);
        trial.require("one".equals(trial.textOf(id)), "a record was changed through another location");
        String other = trial.records().create(trial.there, trial.draft(trial.there, "two"), "creation there");
        trial.require(
                trial.records().find(trial.here, other).isEmpty(),
                "a record that was created in the other location is in this one");
        trial.require(
                trial.allIds(trial.there, 10).equals(List.of(other)), "the other location does not hold its record");
    }

    static <T> List<Promise<T>> writing(boolean archives) {
        List<Promise<T>> promises = new ArrayList<>();
        promises.add(new Promise<>(
                "createOncePerKey",
                "create with a key that was used creates nothing and returns the first call's id.",
                "Keep the key with the id, in the same transaction as the record; look it up first.",
                trial -> {
                    String id = trial.create("one", "creation");
                    String again = trial.create("two", "creation");
                    String other = trial.create("one", "creation 2");
                    trial.require(again.equals(id), "the second call returned another id");
                    trial.require(!other.equals(id), "another key returned the same id, so the record was not created");
                    trial.require("one".equals(trial.textOf(id)), "the second call changed the record");
                    trial.require(
                            trial.allIds(trial.here, 10).size() == 2, "the second call made a record all the same");
                }));
        promises.add(new Promise<>(
                "createOnceAfterRestart",
                "create remembers its keys when the process is started anew.",
                "Keep the keys where the records are, not in memory.",
                trial -> {
                    String id = trial.create("one", "creation");
                    trial.restart();
                    trial.require(
                            trial.create("one", "creation").equals(id), "after a restart the key led to another id");
                    trial.require(trial.allIds(trial.here, 10).size() == 1, "after a restart a second record was made");
                }));
        promises.add(new Promise<>(
                "createOnceAfterDelete",
                "create with a key whose record was deleted creates nothing.",
                "Keep the keys in a table of their own, so that they outlive the record.",
                trial -> {
                    String id = trial.create("one", "creation");
                    trial.delete(id);
                    trial.require(
                            trial.create("one", "creation").equals(id),
                            "once the record was deleted, its key led to another id");
                    trial.require(
                            trial.records().find(trial.here, id).isEmpty(), "the deleted record came to life again");
                }));
        promises.add(new Promise<>(
                "updateAsExpected",
                "update writes a record that is as expected, and answers true.",
                "Compare what is stored with expected, write next, and answer whether a row was written.",
                trial -> {
                    String id = trial.create("one", "creation");
                    String other = trial.create("one", "creation 2");
                    T before = trial.found(id);
                    trial.require(
                            trial.records().update(trial.here, before, trial.with(before, "two")),
                            "update answered false although the record was as expected");
                    trial.require("two".equals(trial.textOf(id)), "update answered true and wrote nothing");
                    trial.require("one".equals(trial.textOf(other)), "update wrote to another record");
                    T same = trial.found(id);
                    trial.require(
                            trial.records().update(trial.here, same, same),
                            "update answered false when nothing was to change");
                }));
        promises.add(new Promise<>(
                "updateOnlyAsExpected",
                "update leaves a record alone that was changed since it was read, and answers false.",
                "Put what is expected, or a version, into the WHERE, null-safely; answer false if no row matched.",
                RecordChecks::onlyAsExpected));
        promises.add(new Promise<>(
                "updateOfDeleted",
                "update of a record that was deleted answers false and does not bring it back.",
                "Never insert in update.",
                trial -> {
                    String id = trial.create("one", "creation");
                    T read = trial.found(id);
                    trial.delete(id);
                    trial.require(
                            !trial.records().update(trial.here, read, trial.with(read, "two")),
                            "update of a deleted record answered true");
                    trial.require(
                            trial.records().find(trial.here, id).isEmpty(), "update brought a deleted record back");
                }));
        promises.add(new Promise<>(
                "concurrentUpdates",
                "Of several writers that read the same record, one wins; the others are told false.",
                "Compare and write in one statement, or lock the row before it is compared.",
                RecordChecks::concurrent));
        promises.add(new Promise<>(
                "deleteAsExpected",
                "delete takes a record away that is as expected: it is not found any more in any way.",
                "Delete the row, or mark it and leave marked rows out of find, findByKey and page.",
                trial -> {
                    String id = trial.create("one", "creation");
                    String other = trial.create("two", "creation 2");
                    T read = trial.found(id);
                    trial.delete(id);
                    trial.require(trial.records().find(trial.here, id).isEmpty(), "find still shows it");
                    trial.require(trial.allIds(trial.here, 10).equals(List.of(other)), "page still shows it");
                    // Whatever it answers; the engine asks again after a crash.
                    trial.records().delete(trial.here, read);
                    trial.require(
                            trial.allIds(trial.here, 10).equals(List.of(other)), "a second delete took another one");
                }));
        promises.add(new Promise<>(
                "deleteOnlyAsExpected",
                "delete leaves a record alone that was changed since it was read, and answers false.",
                "Put what is expected, or a version, into the WHERE of the delete as well.",
                trial -> {
                    String id = trial.create("one", "creation");
                    T read = trial.found(id);
                    trial.edit(id, "two");
                    trial.require(
                            !trial.records().delete(trial.here, read), "delete of a changed record answered true");
                    trial.require("two".equals(trial.textOf(id)), "the record is not as it was left");
                }));
        if (archives) {
            promises.add(new Promise<>(
                    "archiveAsExpected",
                    "archive marks a record that is as expected, and can be called twice.",
                    "Set the mark, and answer false if the record was changed; leave the record itself.",
                    trial -> {
                        String id = trial.create("one", "creation");
                        T read = trial.found(id);
                        trial.edit(id, "two");
                        trial.require(
                                !trial.records().archive(trial.here, read),
                                "archive of a changed record answered true");
                        trial.require(trial.records().archive(trial.here, trial.found(id)), "archive answered false");
                        trial.require(
                                trial.records().archive(trial.here, trial.found(id)),
                                "a second archive answered false");
                        trial.require("two".equals(trial.textOf(id)), "archive changed the record's text");
                    }));
        }
        return promises;
    }

    private static <T> void onlyAsExpected(Trial<T> trial) {
        String id = trial.create("one", "creation");
        T read = trial.found(id);
        trial.edit(id, "two");
        trial.require(
                !trial.records().update(trial.here, read, trial.with(read, "three")),
                "update of a changed record answered true");
        trial.require("two".equals(trial.textOf(id)), "update overwrote a change");
        T filled = trial.found(id);
        trial.edit(id, null);
        T empty = trial.found(id);
        trial.require(
                !trial.records().update(trial.here, filled, trial.with(filled, "three")),
                "update answered true although the text had become null");
        trial.edit(id, "four");
        trial.require(
                !trial.records().update(trial.here, empty, trial.with(empty, "three")),
                "update answered true although the text was not null any more");
        trial.require("four".equals(trial.textOf(id)), "update overwrote a change");
    }

    private static <T> void concurrent(Trial<T> trial) {
        String id = trial.create("start", "creation");
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                T read = trial.found(id);
                CountDownLatch ready = new CountDownLatch(WRITERS);
                List<Future<@Nullable String>> results = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    String value = "round " + round + " writer " + writer;
                    Callable<@Nullable String> write = () -> {
                        ready.countDown();
                        ready.await();
                        return trial.records().update(trial.here, read, trial.with(read, value)) ? value : null;
                    };
                    results.add(threads.submit(write));
                }
                List<String> won = new ArrayList<>();
                for (Future<@Nullable String> result : results) {
                    String value = result.get();
                    if (value != null) {
                        won.add(value);
                    }
                }
                trial.require(
                        won.size() == 1, "of " + WRITERS + " writers, " + won.size() + " were told that they won");
                trial.require(
                        Objects.equals(won.get(0), trial.textOf(id)),
                        "another value is stored than that of the winner");
            }
        } catch (ExecutionException e) {
            throw trial.broken("a writer failed with " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw trial.broken("the check was interrupted");
        } finally {
            threads.shutdownNow();
        }
    }
}
