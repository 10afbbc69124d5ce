package io.ghl.sync.testing;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fresh records that one promise is tried on. */
final class Trial<T> {
    private static final int MOST_PAGES = 10_000;

    private final Promise<T> promise;
    private AppRecords<T> records;
    private final UnaryOperator<AppRecords<T>> reopened;
    private final Function<T, @Nullable String> text;
    private final BiFunction<T, @Nullable String, T> withText;
    private final UnaryOperator<T> completed;
    private final AppRecordsConformance.@Nullable LinkingKey<T> key;
    final String here;
    final String there;
    final int longest;

    Trial(
            Promise<T> promise,
            AppRecords<T> records,
            UnaryOperator<AppRecords<T>> reopened,
            Function<T, @Nullable String> text,
            BiFunction<T, @Nullable String, T> withText,
            UnaryOperator<T> completed,
            AppRecordsConformance.@Nullable LinkingKey<T> key,
            String here,
            String there,
            int longest) {
        this.promise = promise;
        this.records = records;
        this.reopened = reopened;
        this.text = text;
        this.withText = withText;
        this.completed = completed;
        this.key = key;
        this.here = here;
        this.there = there;
        this.longest = longest;
    }

    AppRecords<T> records() {
        return records;
    }

    AppRecordsConformance.LinkingKey<T> key() {
        return Objects.requireNonNull(key);
    }

    void restart() {
        records = reopened.apply(records);
    }

    T draft(String location, @Nullable String value) {
        return withText.apply(completed.apply(records.blank(location)), value);
    }

    String create(String value, String creation) {
        return records.create(here, draft(here, value), creation);
    }

    /** Some new records. */
    List<String> createSome(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(create("record " + i, "creation " + i));
        }
        return ids;
    }

    T found(String id) {
        return records.find(here, id)
                .orElseThrow(() -> broken("a record that was created, and not deleted, was not found by its id"));
    }

    T with(T record, @Nullable String value) {
        return withText.apply(record, value);
    }

    @Nullable
    String text(T record) {
        return text.apply(record);
    }

    /** The text of a stored record. */
    @Nullable
    String textOf(String id) {
        return text(found(id));
    }

    /** Edits a record as its owner would. */
    void edit(String id, @Nullable String value) {
        T before = found(id);
        require(
                records.update(here, before, with(before, value)),
                "update answered false although the record was as expected");
    }

    void delete(String id) {
        require(records.delete(here, found(id)), "delete answered false although the record was as expected");
    }

    /** All ids, read in pages. */
    List<String> allIds(String location, int limit) {
        List<String> ids = new ArrayList<>();
        List<T> page = records.page(location, null, limit);
        for (int pages = 0; !page.isEmpty(); pages++) {
            require(pages < MOST_PAGES, "reading in pages came to no end");
            require(page.size() <= limit, "a page held " + page.size() + " records where " + limit + " were asked for");
            page.forEach(record -> ids.add(records.id(record)));
            page = records.page(location, ids.get(ids.size() - 1), limit);
        }
        return ids;
    }

    /** A cursor from now on. */
    String now() {
        AppChanges start = records.changedSince(here, null, 10);
        require(start.ids().isEmpty(), "without a cursor, ids were told");
        return start.cursor();
    }

    /** What was told since a cursor, and the cursor at the end. */
    AppChanges since(String location, String cursor, int limit) {
        List<String> ids = new ArrayList<>();
        AppChanges page = records.changedSince(location, cursor, limit);
        ids.addAll(page.ids());
        for (int pages = 0; page.more(); pages++) {
            require(pages < MOST_PAGES, "changes came to no end: more was always true");
            require(page.ids().size() <= limit, "a page told " + page.ids().size() + " ids where " + limit + " fit");
            page = records.changedSince(location, page.cursor(), limit);
            ids.addAll(page.ids());
        }
        return new AppChanges(ids, page.cursor(), false);
    }

    void require(boolean kept, String otherwiseSeen) {
        if (!kept) {
            throw broken(otherwiseSeen);
        }
    }

    AssertionError broken(String seen) {
        return new AssertionError("Promise not kept (" + promise.name() + "): " + promise.sentence() + "\nSeen: " + seen
                + ".\nTo mend it: " + promise.mend());
    }
}
