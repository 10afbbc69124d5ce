package io.ghl.client.oauth;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whom a token speaks for. */
public enum UserType {
    /** An agency. Such a token reads no data of a location; it is exchanged for tokens of its locations. */
    COMPANY,
    /** One location (sub-account). */
    LOCATION;

    /**
     * HighLevel's spelling.
     *
     * @return {@code Company} or {@code Location}
     */
    public String wireName() {
        return this == COMPANY ? "Company" : "Location";
    }

    static @Nullable UserType parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "company", "agency" -> COMPANY;
            case "location" -> LOCATION;
            default -> null;
        };
    }
}
