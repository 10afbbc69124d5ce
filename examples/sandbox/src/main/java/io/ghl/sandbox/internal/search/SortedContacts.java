package io.ghl.sandbox.internal.search;

import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.LaggingIndex.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The sorted result of a query. It follows single changes, so that a search of a million contacts that somebody writes to
 * does not sort them anew each time.
 */
final class SortedContacts {
    private final List<SortKey> sort;
    private final Comparator<Ranked> order;
    private final List<Contact> rows;

    private SortedContacts(List<SortKey> sort, Comparator<Ranked> order, List<Contact> rows) {
        this.sort = sort;
        this.order = order;
        this.rows = rows;
    }

    static SortedContacts of(Collection<Contact> contacts, Predicate<Contact> filter, List<SortKey> sort) {
        // What is compared is worked out once per row; only the rows themselves are kept.
        List<Ranked> ranked = new ArrayList<>();
        for (Contact contact : contacts) {
            if (filter.test(contact)) {
                ranked.add(Ranked.of(contact, sort));
            }
        }
        Comparator<Ranked> order = SortKey.comparator(sort);
        ranked.sort(order);
        List<Contact> rows = new ArrayList<>(ranked.size());
        ranked.forEach(row -> {
            if (row.contact() != null) {
                rows.add(row.contact());
            }
        });
        return new SortedContacts(sort, order, rows);
    }

    void follow(List<Step<Contact>> steps, Predicate<Contact> filter) {
        for (Step<Contact> step : steps) {
            Contact before = step.before();
            if (before != null) {
                int at = position(Ranked.of(before, sort));
                if (at >= 0) {
                    rows.remove(at);
                }
            }
            Contact after = step.after();
            if (after != null && filter.test(after)) {
                int at = position(Ranked.of(after, sort));
                rows.add(at >= 0 ? at : -at - 1, after);
            }
        }
    }

    int size() {
        return rows.size();
    }

    /** The rows from this index on, not more than the limit. */
    List<Contact> page(int from, int limit) {
        return rows.subList(Math.min(from, rows.size()), (int) Math.min(rows.size(), (long) from + limit));
    }

    /** The index of the first row after a cursor. */
    int after(Ranked cursor) {
        int at = position(cursor);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** As a binary search answers: the index, or where it would be, negative and less one. */
    private int position(Ranked wanted) {
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = order.compare(Ranked.of(rows.get(middle), sort), wanted);
            if (compared == 0) {
                return middle;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
