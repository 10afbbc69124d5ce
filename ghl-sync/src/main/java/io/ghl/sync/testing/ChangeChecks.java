package io.ghl.sync.testing;

import io.ghl.sync.app.AppChanges;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is promised of the changes. */
final class ChangeChecks {
    private static final String MEND =
            "Take the cursor from what was read, never from the clock; order by it and by the id.";

    private ChangeChecks() {}

    static <T> List<Promise<T>> all(boolean locations) {
        List<Promise<T>> promises = new ArrayList<>();
        promises.add(new Promise<>(
                "changesFromNow",
                "changedSince without a cursor tells nothing, and gives a cursor from now on.",
                "Answer with an empty page and the cursor of the end, also if there are no records.",
                trial -> {
                    String empty = trial.now();
                    trial.createSome(3);
                    trial.require(
                            trial.since(trial.here, empty, 10).ids().size() >= 3,
                            "a cursor that was made before there were records does not tell of them");
                    trial.now();
                }));
        promises.add(new Promise<>(
                "changesTellCreated",
                "changedSince tells of records that were created.",
                "Log creations too, also those of create itself.",
                trial -> {
                    trial.create("before", "creation 0");
                    String cursor = trial.now();
                    told(trial, cursor, List.of(trial.create("one", "creation")), "a new record");
                }));
        promises.add(new Promise<>(
                "changesTellEdited",
                "changedSince tells of records that were changed.",
                "Let every write move what the cursor goes by, also those of update itself.",
                trial -> {
                    List<String> ids = trial.createSome(3);
                    String cursor = trial.now();
                    trial.edit(ids.get(1), "two");
                    told(trial, cursor, List.of(ids.get(1)), "a changed record");
                }));
        promises.add(new Promise<>(
                "changesTellDeleted",
                "changedSince tells of records that were deleted.",
                "Mark rows rather than deleting them, keep a log of deletions, or compare the ids with those before."
                        + " Without it, the engine's sweep finds deletions once a day.",
                trial -> {
                    List<String> ids = trial.createSome(3);
                    String cursor = trial.now();
                    trial.delete(ids.get(1));
                    told(trial, cursor, List.of(ids.get(1)), "a deleted record");
                }));
        promises.add(new Promise<>(
                "changesInPages",
                "changedSince tells everything with any limit, never more at once, and comes to an end.",
                MEND + " Say more if the page is full.",
                trial -> {
                    List<String> ids = trial.createSome(7);
                    String cursor = trial.now();
                    ids.forEach(id -> trial.edit(id, "changed"));
                    for (int limit : List.of(1, 2, 7, 100)) {
                        AppChanges page = trial.records().changedSince(trial.here, cursor, limit);
                        trial.require(page.ids().size() <= limit, "a page told more ids than the limit of " + limit);
                        Set<String> told = new HashSet<>(
                                trial.since(trial.here, cursor, limit).ids());
                        trial.require(
                                told.containsAll(ids),
                                "with limit " + limit + ", " + told.size() + " of 7 changes were told");
                    }
                }));
        promises.add(new Promise<>(
                "changesOfOneMoment",
                "changedSince misses nothing of what happens within one tick of the clock, also between two pages.",
                "A time alone is no cursor: read again what has the same time, or number the changes. " + MEND,
                ChangeChecks::oneMoment));
        promises.add(new Promise<>(
                "changesWhileReading",
                "A record that is changed again once it was told is told again.",
                "Go on from what was read, not from when it was read.",
                trial -> {
                    List<String> ids = trial.createSome(4);
                    String cursor = trial.now();
                    for (int round = 0; round < 3; round++) {
                        for (String id : ids) {
                            trial.edit(id, "round " + round);
                            AppChanges told = trial.since(trial.here, cursor, 10);
                            trial.require(told.ids().contains(id), "a second change of a record was not told");
                            cursor = told.cursor();
                        }
                    }
                }));
        promises.add(new Promise<>(
                "cursorCanBeReadAgain",
                "A cursor can be used again, as after a crash, and tells the same changes again.",
                "Keep nothing in memory, and drop nothing that was told, when a page is read.",
                trial -> {
                    List<String> ids = trial.createSome(5);
                    String cursor = trial.now();
                    ids.forEach(id -> trial.edit(id, "changed"));
                    trial.since(trial.here, cursor, 2);
                    told(trial, cursor, ids, "a change that had been told before");
                }));
        promises.add(new Promise<>(
                "cursorSurvivesRestart",
                "A cursor is good after a restart of the process, for changes before and after it.",
                "Put all that is needed into the cursor, or into the database.",
                trial -> {
                    List<String> ids = trial.createSome(2);
                    String cursor = trial.now();
                    trial.edit(ids.get(0), "before");
                    trial.restart();
                    trial.edit(ids.get(1), "after");
                    told(trial, cursor, ids, "a change around a restart");
                }));
        if (locations) {
            promises.add(new Promise<>(
                    "changesKeptApart",
                    "changedSince tells of one location only, whose changes those of others do not hide.",
                    "Put the location into the WHERE of the change log.",
                    trial -> {
                        String id = trial.create("one", "creation");
                        String cursor = trial.now();
                        String there = trial.records()
                                .changedSince(trial.there, null, 10)
                                .cursor();
                        trial.edit(id, "two");
                        trial.require(
                                trial.since(trial.there, there, 10).ids().isEmpty(),
                                "a change was told in another location");
                        told(trial, cursor, List.of(id), "a change");
                    }));
        }
        return promises;
    }

    private static <T> void told(Trial<T> trial, String cursor, List<String> ids, String what) {
        trial.require(trial.since(trial.here, cursor, 3).ids().containsAll(ids), what + " was not told");
    }

    /** Changes as fast as they can be made, with a page read after every third one. */
    private static <T> void oneMoment(Trial<T> trial) {
        List<String> ids = trial.createSome(9);
        String cursor = trial.now();
        Set<String> told = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            trial.edit(ids.get(i), "edit");
            if (i % 3 == 2) {
                AppChanges page = trial.records().changedSince(trial.here, cursor, 2);
                told.addAll(page.ids());
                cursor = page.cursor();
            }
        }
        told.addAll(trial.since(trial.here, cursor, 2).ids());
        trial.require(told.containsAll(ids), told.size() + " of 9 changes were told");
    }
}
