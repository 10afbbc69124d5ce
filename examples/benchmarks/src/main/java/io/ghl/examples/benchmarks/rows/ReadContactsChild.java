package io.ghl.examples.benchmarks.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.client.GhlClient;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/** One process of {@link ReadContactsRow}. Arguments: {@code client} or {@code bare}, URL, contacts per page. */
final class ReadContactsChild {
    private static final int ROWS_BETWEEN_LOOKS = 50_000;

    private long rows;
    private long live;

    private ReadContactsChild() {}

    public static void main(String[] args) throws IOException {
        ReadContactsChild child = new ReadContactsChild();
        int size = Integer.parseInt(args[2]);
        long start = System.nanoTime();
        if (args[0].equals("client")) {
            child.readByClient(args[1], size);
        } else {
            child.readByHand(args[1], size);
        }
        double seconds = (double) (System.nanoTime() - start) / 1e9;
        System.out.println(new ObjectMapper()
                .writeValueAsString(Map.of("rows", child.rows, "seconds", seconds, "live", child.live)));
    }

    private void readByClient(String url, int size) {
        try (GhlClient ghl = Clients.unhindered(url)) {
            ContactSearch search = ContactSearch.all().pageLimit(size);
            for (Contact contact : ghl.location(Clients.LOCATION).contacts().search(search)) {
                seen(contact.id());
            }
        }
    }

    private void readByHand(String url, int size) throws IOException {
        try (BareCalls bare = new BareCalls(url)) {
            JsonNode cursor = null;
            List<BareContact> page;
            do {
                page = bare.search(size, cursor);
                for (BareContact contact : page) {
                    seen(contact.id());
                    cursor = contact.searchAfter();
                }
            } while (page.size() == size);
        }
    }

    /** Rows come with numbers in their ids, so none can be missing or come twice. */
    private void seen(String id) {
        if (Long.parseLong(id, 10, id.length(), 10) != rows) {
            throw new IllegalStateException("Row " + rows + " is " + id + ".");
        }
        rows++;
        if (rows % ROWS_BETWEEN_LOOKS == ROWS_BETWEEN_LOOKS / 2) {
            System.gc();
            live = Math.max(
                    live,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
    }
}
