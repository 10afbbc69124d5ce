package io.ghl.sandbox.internal.state;

import io.ghl.sandbox.Quirk;
import java.util.List;
import java.util.Set;

/**
 * How the sandbox's locations are set up.
 *
 * @param quirks the switches that are on
 * @param country ISO code of the country whose phone numbers need no prefix
 * @param allowDuplicates whether contacts may share an e-mail or a phone number, unless a location says otherwise
 * @param duplicatePriority {@code email} and {@code phone} in the order in which duplicates are looked for
 */
public record Settings(Set<Quirk> quirks, String country, boolean allowDuplicates, List<String> duplicatePriority) {
    /** Whether a switch is on. */
    public boolean on(Quirk quirk) {
        return quirks.contains(quirk);
    }
}
