package io.ghl.sync.testing;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Records in memory with one mistake that somebody could make. */
final class FaultyRecords implements AppRecords<FaultyRecords.Note> {
    /** The mistakes, each with the check that is to find it. */
    enum Fault {
        NONE(""),
        FIND_THROWS("findAbsent"),
        BLANK_IS_STORED("blankIsNotStored"),
        CREATE_RETURNS_ANOTHER_ID("createThenFind"),
        READ_OBJECTS_ARE_SHARED("readingSharesNothing"),
        TEXTS_ARE_SHORTENED("textsRoundTrip"),
        TEXTS_ARE_LATIN("textsRoundTrip"),
        NULL_BECOMES_A_TEXT("textsRoundTrip"),
        PAGE_LOOKS_FOR_THE_LAST_ID("pageFindsAll"),
        PAGE_INCLUDES_THE_LAST_ID("pageFindsAll"),
        KEY_IS_COMPARED_EXACTLY("findByKey"),
        FIND_KNOWS_NO_LOCATION("locationsKeptApart"),
        WRITE_KNOWS_NO_LOCATION("locationsKeptApart"),
        KEY_IS_IGNORED("createOncePerKey"),
        KEYS_ARE_KEPT_IN_MEMORY("createOnceAfterRestart"),
        KEYS_GO_WITH_THE_RECORD("createOnceAfterDelete"),
        UPDATE_WRITES_NOTHING("updateAsExpected"),
        UPDATE_OVERWRITES("updateOnlyAsExpected"),
        NULL_EQUALS_NOTHING("updateOnlyAsExpected"),
        UPDATE_INSERTS("updateOfDeleted"),
        COMPARED_BEFORE_THE_LOCK("concurrentUpdates"),
        DELETED_STAYS_IN_PAGES("deleteAsExpected"),
        DELETE_DOES_NOT_COMPARE("deleteOnlyAsExpected"),
        ARCHIVE_DOES_NOT_COMPARE("archiveAsExpected"),
        CHANGES_BEGIN_WITH_ALL("changesFromNow"),
        CREATIONS_ARE_NOT_TOLD("changesTellCreated"),
        EDITS_ARE_NOT_TOLD("changesTellEdited"),
        DELETIONS_ARE_NOT_TOLD("changesTellDeleted"),
        LIMIT_IS_IGNORED("changesInPages"),
        MORE_FOR_EVER("changesInPages"),
        CURSOR_IS_A_TIME("changesOfOneMoment"),
        TOLD_ONLY_ONCE("changesWhileReading"),
        TOLD_IS_FORGOTTEN("cursorCanBeReadAgain"),
        CURSOR_IS_OF_THE_PROCESS("cursorSurvivesRestart"),
        CHANGES_KNOW_NO_LOCATION("changesKeptApart");

        final String check;

        Fault(String check) {
            this.check = check;
        }
    }

    /** A record that can be changed, so that it can be shared by mistake. */
    static final class Note {
        final String location;
        final String id;
        String text;
        String email;
        boolean archived;

        Note(String location, String id, String text, String email, boolean archived) {
            this.location = location;
            this.id = id;
            this.text = text;
            this.email = email;
            this.archived = archived;
        }

        Note copy() {
            return new Note(location, id, text, email, archived);
        }

        Note withText(String value) {
            Note next = copy();
            next.text = value;
            return next;
        }

        Note withEmail(String value) {
            Note next = copy();
            next.email = value;
            return next;
        }
    }

    private record Change(String location, String id, int number) {}

    private static final int PER_TICK = 4;

    private final Fault fault;
    private final TreeMap<String, Note> notes;
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, String> keys;
    private final List<Change> log;
    private final Set<String> toldIds = new HashSet<>();
    private final int process;
    private final CyclicBarrier comparing = new CyclicBarrier(4);
    private int numbered;

    FaultyRecords(Fault fault) {
        this(fault, new TreeMap<>(), new HashMap<>(), new ArrayList<>(), 0);
    }

    private FaultyRecords(
            Fault fault, TreeMap<String, Note> notes, Map<String, String> keys, List<Change> log, int process) {
        this.fault = fault;
        this.notes = notes;
        this.keys = keys;
        this.log = log;
        this.process = process;
        this.numbered = log.size();
    }

    FaultyRecords reopened() {
        return new FaultyRecords(
                fault, notes, fault == Fault.KEYS_ARE_KEPT_IN_MEMORY ? new HashMap<>() : keys, log, process + 1);
    }

    private boolean is(Fault some) {
        return fault == some;
    }

    private void log(String location, String id, Fault notTold) {
        if (!is(notTold)) {
            log.add(new Change(location, id, ++numbered));
        }
    }

    private Note stored(Note note, String id) {
        Note next = new Note(note.location, id, note.text, note.email, note.archived);
        if (is(Fault.TEXTS_ARE_SHORTENED) && next.text != null && next.text.length() > 255) {
            next.text = next.text.substring(0, 255);
        }
        if (is(Fault.TEXTS_ARE_LATIN) && next.text != null) {
            next.text = next.text.replaceAll("[^\\x00-\\xff]", "?");
        }
        if (is(Fault.NULL_BECOMES_A_TEXT) && next.text == null) {
            next.text = "null";
        }
        return next;
    }

    private Optional<Note> current(String location, String id, Fault anywhere) {
        return Optional.ofNullable(notes.get(id))
                .filter(note -> !deleted.contains(id))
                .filter(note -> note.location.equals(location) || is(anywhere));
    }

    private boolean same(Note one, Note other) {
        return (Objects.equals(one.text, other.text) && !(is(Fault.NULL_EQUALS_NOTHING) && one.text == null))
                && Objects.equals(one.email, other.email);
    }

    @Override
    public String id(Note note) {
        return note.id;
    }

    @Override
    public synchronized Optional<Note> find(String location, String id) {
        if (is(Fault.FIND_THROWS) && !notes.containsKey(id)) {
            throw new IllegalStateException("no such note");
        }
        return current(location, id, Fault.FIND_KNOWS_NO_LOCATION)
                .map(note -> is(Fault.READ_OBJECTS_ARE_SHARED) ? note : note.copy());
    }

    @Override
    public synchronized List<Note> findByKey(String location, String field, String value) {
        return page(location, null, Integer.MAX_VALUE).stream()
                .filter(note -> note.email != null)
                .filter(note -> is(Fault.KEY_IS_COMPARED_EXACTLY)
                        ? note.email.equals(value)
                        : note.email.strip().toLowerCase(Locale.ROOT).equals(value))
                .toList();
    }

    @Override
    public synchronized List<Note> page(String location, String afterId, int limit) {
        if (afterId != null
                && is(Fault.PAGE_LOOKS_FOR_THE_LAST_ID)
                && current(location, afterId, Fault.NONE).isEmpty()) {
            return List.of();
        }
        String from = afterId == null ? "" : afterId;
        return notes
                .tailMap(from, is(Fault.PAGE_INCLUDES_THE_LAST_ID) && limit > 1 && afterId != null)
                .values()
                .stream()
                .filter(note -> note.location.equals(location))
                .filter(note -> is(Fault.DELETED_STAYS_IN_PAGES) || !deleted.contains(note.id))
                .filter(note -> !is(Fault.PAGE_INCLUDES_THE_LAST_ID) || afterId == null || !last(location, afterId))
                .map(Note::copy)
                .limit(limit)
                .toList();
    }

    /** So that the mistake comes to an end. */
    private boolean last(String location, String id) {
        return notes.tailMap(id, false).values().stream().noneMatch(note -> note.location.equals(location));
    }

    @Override
    public synchronized AppChanges changedSince(String location, String cursor, int limit) {
        int last = log.isEmpty() ? 0 : log.get(log.size() - 1).number;
        if (cursor == null) {
            List<String> all = notes.keySet().stream().toList();
            return new AppChanges(is(Fault.CHANGES_BEGIN_WITH_ALL) ? all : List.of(), cursor(last), false);
        }
        String[] parts = cursor.split("/");
        boolean other = is(Fault.CURSOR_IS_OF_THE_PROCESS) && Integer.parseInt(parts[1]) != process;
        int from = other ? last : Integer.parseInt(parts[0]);
        List<Change> page = log.stream()
                .filter(change -> change.location.equals(location) || is(Fault.CHANGES_KNOW_NO_LOCATION))
                .filter(change ->
                        is(Fault.CURSOR_IS_A_TIME) ? change.number / PER_TICK > from / PER_TICK : change.number > from)
                .filter(change -> !is(Fault.TOLD_ONLY_ONCE) || toldIds.add(change.id))
                .limit(is(Fault.LIMIT_IS_IGNORED) ? Integer.MAX_VALUE : limit)
                .toList();
        if (is(Fault.TOLD_IS_FORGOTTEN)) {
            log.removeAll(page);
        }
        int to = page.isEmpty() ? from : page.get(page.size() - 1).number;
        boolean more = is(Fault.MORE_FOR_EVER) || page.size() == limit;
        return new AppChanges(page.stream().map(Change::id).toList(), cursor(to), more);
    }

    private String cursor(int number) {
        return number + "/" + process;
    }

    @Override
    public synchronized Note blank(String location) {
        if (is(Fault.BLANK_IS_STORED)) {
            notes.put("blank", new Note(location, "blank", null, null, false));
        }
        return new Note(location, "", null, null, false);
    }

    @Override
    public synchronized String create(String location, Note draft, String key) {
        String known = is(Fault.KEY_IS_IGNORED) ? null : keys.get(location + key);
        if (known != null && !(is(Fault.KEYS_GO_WITH_THE_RECORD) && deleted.contains(known))) {
            return known;
        }
        String id = "n" + (1000 + notes.size());
        notes.put(id, stored(draft, id));
        keys.put(location + key, id);
        log(location, id, Fault.CREATIONS_ARE_NOT_TOLD);
        return is(Fault.CREATE_RETURNS_ANOTHER_ID) ? key : id;
    }

    @Override
    public boolean update(String location, Note expected, Note next) {
        if (is(Fault.COMPARED_BEFORE_THE_LOCK)
                && !Thread.currentThread().getName().equals("main")) {
            Note now = notes.get(expected.id);
            boolean as = now != null && same(now, expected);
            await();
            return as && write(location, next);
        }
        synchronized (this) {
            Optional<Note> now = current(location, expected.id, Fault.WRITE_KNOWS_NO_LOCATION);
            if (now.isEmpty()) {
                if (is(Fault.UPDATE_INSERTS) && deleted.remove(expected.id)) {
                    return write(location, next);
                }
                return false;
            }
            if (!same(now.get(), expected) && !is(Fault.UPDATE_OVERWRITES)) {
                return false;
            }
            return is(Fault.UPDATE_WRITES_NOTHING) || write(location, next);
        }
    }

    private void await() {
        try {
            comparing.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized boolean write(String location, Note next) {
        Note stored = stored(next, next.id);
        if (is(Fault.READ_OBJECTS_ARE_SHARED)) {
            notes.get(next.id).text = stored.text;
        } else {
            notes.put(next.id, stored);
        }
        log(location, next.id, Fault.EDITS_ARE_NOT_TOLD);
        return true;
    }

    @Override
    public synchronized boolean delete(String location, Note expected) {
        Optional<Note> now = current(location, expected.id, Fault.WRITE_KNOWS_NO_LOCATION);
        if (now.isEmpty()) {
            return true;
        }
        if (!same(now.get(), expected) && !is(Fault.DELETE_DOES_NOT_COMPARE)) {
            return false;
        }
        deleted.add(expected.id);
        log(location, expected.id, Fault.DELETIONS_ARE_NOT_TOLD);
        return true;
    }

    @Override
    public synchronized boolean archive(String location, Note expected) {
        Optional<Note> now = current(location, expected.id, Fault.NONE);
        if (now.isEmpty() || (!same(now.get(), expected) && !is(Fault.ARCHIVE_DOES_NOT_COMPARE))) {
            return false;
        }
        now.get().archived = true;
        return true;
    }
}
