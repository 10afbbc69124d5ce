package io.ghl.examples.syncrunner.config;

/**
 * A password, which does not show itself. Unlike what is sent in a header, it may hold any character.
 *
 * @param reveal the password in clear
 */
public record Password(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
