package io.ghl.client.users;

/** The roles of users. */
public enum UserRole {
    /** May do everything. */
    ADMIN("admin"),
    /** May do what its permissions say. */
    USER("user");

    private final String wire;

    UserRole(String wire) {
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
