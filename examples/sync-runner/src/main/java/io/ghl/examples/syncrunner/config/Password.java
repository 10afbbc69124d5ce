package io.ghl.examples.syncrunner.config;

/**
 * A text that does not show itself, such as a password; unlike a token, it may hold any character.
 *
 * @param reveal the text in clear
 */
public record Password(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
