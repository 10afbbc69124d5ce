package io.ghl.sync.mapping;

import static io.ghl.sync.record.RecordType.BUSINESS;

/** The fields of a HighLevel business, the company of contacts, that a mapping can name. A business needs a name. */
public final class BusinessFields {
    /** The name, required. */
    public static final GhlField NAME = GhlField.required(BUSINESS, "name");
    /** The phone number. Compared in the international form E.164. */
    public static final GhlField PHONE = GhlField.free(BUSINESS, "phone");
    /** The e-mail address. Compared in lower case. */
    public static final GhlField EMAIL = GhlField.free(BUSINESS, "email");
    /** The website. */
    public static final GhlField WEBSITE = GhlField.free(BUSINESS, "website");
    /** The street and house number. */
    public static final GhlField ADDRESS = GhlField.free(BUSINESS, "address");
    /** The city. */
    public static final GhlField CITY = GhlField.free(BUSINESS, "city");
    /** The postal code. */
    public static final GhlField POSTAL_CODE = GhlField.free(BUSINESS, "postalCode");
    /** The state or region. */
    public static final GhlField STATE = GhlField.free(BUSINESS, "state");
    /** The country as a code of two letters, compared in upper case. */
    public static final GhlField COUNTRY = GhlField.free(BUSINESS, "country");
    /** The description. */
    public static final GhlField DESCRIPTION = GhlField.free(BUSINESS, "description");

    private BusinessFields() {}
}
