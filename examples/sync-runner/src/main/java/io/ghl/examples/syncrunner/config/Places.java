package io.ghl.examples.syncrunner.config;

/** What all kinds of places have. */
public final class Places {
    private Places() {}

    /** The name of the id. */
    public static String key(Place place) {
        if (place instanceof Place.Table table) {
            return table.key();
        }
        return place instanceof Place.CsvFile file ? file.key() : ((Place.Resource) place).id();
    }
}
