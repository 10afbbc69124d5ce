package io.ghl.client.contract;

import java.util.Map;
import java.util.TreeMap;

/** Specified fields and parameters of requests that the client does not send, each with the reason. */
final class Unsent {
    /** Operation and name. */
    static final Map<String, String> REASONS = new TreeMap<>();

    static {
        add("update-calendar-resource", "locationId", "that of the view");
        add("get-contacts-by-businessId", "skip", "v3 goes on by startAfter; skip where a row has no usable name");
        add("get-installed-location", "restrictToUserLocations", "an app is no user");
        add("search-contacts-advanced", "page", "ends at 10,000 rows; searchAfter does not (FACTS §2)");
        add("search-users", "enabled2waySync", "says nothing about tasks or appointments");
        add("task-search", "businessId", "tasks are looked for by contact");
        add("update-user", "email", "can no longer be changed (FACTS §1.4)");
    }

    private Unsent() {}

    private static void add(String operations, String names, String reason) {
        for (String operation : operations.split(" ")) {
            for (String name : names.split(" ")) {
                REASONS.put(operation + " " + name, reason);
            }
        }
    }
}
