package io.ghl.examples.syncrunner.config;

import org.jspecify.annotations.Nullable;

/** What all kinds of places have. */
public final class Places {
    private Places() {}

    /** The column that marks archived records, null if there is none. */
    public static @Nullable String archived(Place place) {
        if (place instanceof Place.Table table) {
            return table.archived();
        }
        Place.Mark mark = place instanceof Place.CsvFile file ? file.archived() : ((Place.Resource) place).archived();
        return mark == null ? null : mark.column();
    }

    /** The name of the id. */
    public static String key(Place place) {
        if (place instanceof Place.Table table) {
            return table.key();
        }
        return place instanceof Place.CsvFile file ? file.key() : ((Place.Resource) place).id();
    }
}
