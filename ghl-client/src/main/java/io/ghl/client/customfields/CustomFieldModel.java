package io.ghl.client.customfields;

/** Which records a custom field belongs to. */
public enum CustomFieldModel {
    /** Contacts. */
    CONTACT("contact"),
    /** Opportunities. */
    OPPORTUNITY("opportunity"),
    /** Both. */
    ALL("all");

    private final String parameter;

    CustomFieldModel(String parameter) {
        this.parameter = parameter;
    }

    /**
     * HighLevel's name.
     *
     * @return the value of the query parameter
     */
    public String parameter() {
        return parameter;
    }
}
