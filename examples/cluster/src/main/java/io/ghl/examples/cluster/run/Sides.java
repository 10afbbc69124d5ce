package io.ghl.examples.cluster.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.examples.cluster.app.Customer;
import io.ghl.examples.cluster.app.CustomerTable;
import io.ghl.examples.cluster.app.Database;
import io.ghl.sandbox.GhlSandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What both sides hold, by location and e-mail address.
 *
 * @param app the rows of the application
 * @param highLevel the contacts
 */
record Sides(Map<String, List<Row>> app, Map<String, List<Row>> highLevel) {
    private static final int PAGE = 1000;

    /** A record of either side; blank fields are null. */
    record Row(
            String id,
            @Nullable String firstName,
            @Nullable String city,
            @Nullable String address,
            Set<String> tags) {}

    static String key(String location, String email) {
        return location + " " + email;
    }

    /** Both sides in a moment, HighLevel's straight from the sandbox. */
    static Sides glance(Database database, GhlSandbox sandbox, List<String> locations) {
        Map<String, List<Row>> contacts = new HashMap<>();
        JsonNode all = sandbox.snapshot().path("locations");
        for (String location : locations) {
            all.path(location).path("contacts").forEach(contact -> add(contacts, location, contact));
        }
        return new Sides(customers(database, locations), contacts);
    }

    /** Both sides by SQL and HTTP alone, each contact by its id, as HighLevel's index lags behind. */
    static Sides read(Database database, HighLevelHttp highLevel, List<String> locations) {
        Map<String, List<Row>> contacts = new HashMap<>();
        for (String location : locations) {
            highLevel.ids(location).forEach(id -> add(contacts, location, highLevel.contact(location, id)));
        }
        return new Sides(customers(database, locations), contacts);
    }

    private static Map<String, List<Row>> customers(Database database, List<String> locations) {
        CustomerTable table = new CustomerTable(database);
        Map<String, List<Row>> rows = new HashMap<>();
        for (String location : locations) {
            List<Customer> page = table.page(location, "", PAGE);
            while (!page.isEmpty()) {
                for (Customer customer : page) {
                    rows.computeIfAbsent(key(location, String.valueOf(customer.email())), key -> new ArrayList<>())
                            .add(new Row(
                                    customer.id(),
                                    customer.firstName(),
                                    customer.city(),
                                    customer.address(),
                                    customer.labels()));
                }
                page = table.page(location, page.get(page.size() - 1).id(), PAGE);
            }
        }
        return rows;
    }

    private static void add(Map<String, List<Row>> rows, String location, JsonNode contact) {
        Set<String> tags = new TreeSet<>();
        contact.path("tags").forEach(tag -> tags.add(tag.asText()));
        rows.computeIfAbsent(key(location, contact.path("email").asText()), key -> new ArrayList<>())
                .add(new Row(
                        contact.path("id").asText(),
                        text(contact, "firstName"),
                        text(contact, "city"),
                        text(contact, "address1"),
                        tags));
    }

    private static @Nullable String text(JsonNode contact, String field) {
        String value = contact.path(field).asText("");
        return value.isEmpty() || contact.path(field).isNull() ? null : value;
    }
}
