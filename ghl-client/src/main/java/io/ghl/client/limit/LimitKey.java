package io.ghl.client.limit;

/**
 * Whose limit a request counts against. HighLevel counts per app and location, and per app and company for calls that
 * are made as a company.
 *
 * @param kind what {@code id} names
 * @param id the location or company; empty for {@link Kind#OTHER}
 */
public record LimitKey(Kind kind, String id) {

    /** What a limit belongs to. */
    public enum Kind {
        /** A location (sub-account). */
        LOCATION,
        /** A company (agency). */
        COMPANY,
        /** Raw calls that name neither; they share one limit. */
        OTHER
    }

    /** The limit of raw calls that name neither a location nor a company. */
    public static final LimitKey OTHER = new LimitKey(Kind.OTHER, "");

    /**
     * The limit of a location.
     *
     * @param locationId the location
     * @return its key
     */
    public static LimitKey location(String locationId) {
        return new LimitKey(Kind.LOCATION, locationId);
    }

    /**
     * The limit of a company.
     *
     * @param companyId the company
     * @return its key
     */
    public static LimitKey company(String companyId) {
        return new LimitKey(Kind.COMPANY, companyId);
    }
}
