package io.ghl.client.contacts;

import java.util.Set;

/**
 * An order of a contact search, made by {@link ContactField}.
 *
 * @param field HighLevel's name of the field
 * @param ascending whether the smallest comes first
 */
public record ContactSort(String field, boolean ascending) {
    private static final Set<String> SORTABLE = Set.of(
            "firstNameLowerCase",
            "lastNameLowerCase",
            "businessName",
            "dateAdded",
            "dateUpdated",
            "email",
            "dnd",
            "source");

    /**
     * Refuses what HighLevel cannot sort by.
     *
     * @param field HighLevel's name of the field
     * @param ascending whether the smallest comes first
     * @throws IllegalArgumentException if HighLevel cannot sort by the field
     */
    public ContactSort {
        if (!SORTABLE.contains(field)) {
            throw new IllegalArgumentException("sort: HighLevel cannot sort by " + field + ", only by "
                    + SORTABLE.stream().sorted().toList() + ".");
        }
    }
}
