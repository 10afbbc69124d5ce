package io.ghl.client;

import io.ghl.client.error.CallFailure;
import io.ghl.client.error.PaginationLoopException;
import io.ghl.client.internal.json.Check;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A long list that is fetched page by page while it is read. Each iteration starts anew and holds one page in memory.
 * The list itself is immutable and thread-safe; an iterator belongs to one thread. Reading it may throw the exceptions
 * under {@link io.ghl.client.error.GhlException}.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="pages"}
 *
 * @param <T> what the list is of
 */
public final class Pages<T> implements Iterable<T> {
    private final String operation;
    private final @Nullable String start;
    private final Function<@Nullable String, Page<T>> fetch;

    private Pages(String operation, @Nullable String start, Function<@Nullable String, Page<T>> fetch) {
        this.operation = operation;
        this.start = start;
        this.fetch = fetch;
    }

    /**
     * A list over any source of pages; of use in tests.
     *
     * @param operation the name of the source in exceptions
     * @param fetch returns the page at a cursor, the first page for null
     * @param <T> what the list is of
     * @return the list
     */
    public static <T> Pages<T> of(String operation, Function<@Nullable String, Page<T>> fetch) {
        return new Pages<>(operation, null, fetch);
    }

    /**
     * The rest of the list.
     *
     * @param cursor the {@link Page#nextCursor} of an earlier page of the same list; another one is refused when the list
     *     is read
     * @return the list from there on
     */
    public Pages<T> resumeFrom(String cursor) {
        return new Pages<>(operation, Check.given("cursor", cursor), fetch);
    }

    /**
     * The items one by one. A page is fetched when its first item is asked for.
     *
     * @return an iterator
     */
    @Override
    public Iterator<T> iterator() {
        return new Items<>(new Walk<>(this));
    }

    /**
     * The items one by one.
     *
     * @return a sequential, lazy stream; it need not be closed
     */
    public Stream<T> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /**
     * The pages one by one, empty ones included.
     *
     * @return pages, fetched when they are asked for
     */
    public Iterable<Page<T>> pages() {
        return () -> new Walk<>(this);
    }

    /**
     * Hands each page to an action, for example one that stores its items together with its cursor.
     *
     * @param action what to do with a page
     */
    public void forEachPage(Consumer<? super Page<T>> action) {
        pages().forEach(action);
    }

    /** Goes from page to page, and notices in constant memory when cursors go round in a circle (Brent's algorithm). */
    private static final class Walk<T> implements Iterator<Page<T>> {
        private final Pages<T> list;
        private @Nullable String cursor;
        private boolean more = true;
        private @Nullable String landmark;
        private long sinceLandmark;
        private long stride = 1;

        Walk(Pages<T> list) {
            this.list = list;
            this.cursor = list.start;
            this.landmark = list.start;
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Page<T> next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            Page<T> page = list.fetch.apply(cursor);
            String next = page.nextCursor();
            if (next == null) {
                more = false;
            } else {
                checkNew(next);
            }
            cursor = next;
            return page;
        }

        private void checkNew(String next) {
            if (next.equals(landmark)) {
                throw new PaginationLoopException(CallFailure.unsent(list.operation, null));
            }
            sinceLandmark++;
            if (sinceLandmark == stride) {
                landmark = next;
                sinceLandmark = 0;
                stride *= 2;
            }
        }
    }

    private static final class Items<T> implements Iterator<T> {
        private final Iterator<Page<T>> pages;
        private Iterator<T> current = Collections.emptyIterator();

        Items(Iterator<Page<T>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && pages.hasNext()) {
                // Let go of the page that is done: two at a time would double what a list needs.
                current = Collections.emptyIterator();
                current = pages.next().items().iterator();
            }
            return current.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
