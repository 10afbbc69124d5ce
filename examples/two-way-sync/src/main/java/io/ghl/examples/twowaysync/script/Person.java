package io.ghl.examples.twowaysync.script;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who exists before the demo starts, on one side or on both.
 *
 * @param key names the person in the script; the customer's id where there is a customer
 * @param customer what the app's table holds, null if it has no such customer
 * @param contact what HighLevel holds, null if it has no such contact
 */
public record Person(
        String key, @Nullable Details customer, @Nullable Details contact) {

    private static final String CONTACT = "ghl:";

    /** The key of somebody whom HighLevel knew first. */
    public static String contactKey(String number) {
        return CONTACT + number;
    }

    /** Whether HighLevel knew this person first; if not, the key is the customer's id. */
    public static boolean isContactKey(String key) {
        return key.startsWith(CONTACT);
    }

    /** Whether both sides know the person. */
    public boolean onBothSides() {
        return customer != null && contact != null;
    }
}
