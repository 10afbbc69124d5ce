package io.ghl.client.users;

/** The kinds of users. */
public enum UserKind {
    /** A user of locations. */
    ACCOUNT("account"),
    /** A user of the agency. */
    AGENCY("agency");

    private final String wire;

    UserKind(String wire) {
        this.wire = wire;
    }

    /**
     * How HighLevel spells it.
     *
     * @return the name in requests and answers
     */
    public String wire() {
        return wire;
    }
}
