package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Do-not-disturb of one channel.
 *
 * @param status {@code active} (do not disturb!), {@code inactive} or {@code permanent}, or what HighLevel adds; only these three are sent
 * @param message a note on the reason, or null
 * @param code a code of the reason, or null
 */
public record DndSetting(
        String status, @Nullable String message, @Nullable String code) {
    private static final Set<String> SENT = Set.of("active", "inactive", "permanent");

    /** Do not disturb. */
    public static final DndSetting ACTIVE = new DndSetting("active", null, null);
    /** Disturbing is allowed. */
    public static final DndSetting INACTIVE = new DndSetting("inactive", null, null);

    /**
     * Whether the channel must not be used.
     *
     * @return true for {@code active} and {@code permanent}
     */
    public boolean blocks() {
        return status.equals("active") || status.equals("permanent");
    }

    /** The status; the message may hold what a person wrote. */
    @Override
    public String toString() {
        return "DndSetting[" + status + "]";
    }

    ObjectNode json() {
        if (status == null || !SENT.contains(status)) {
            throw new IllegalArgumentException("The status of a setting must be active, inactive or permanent.");
        }
        ObjectNode json = Json.object().put("status", status);
        if (message != null) {
            json.put("message", message);
        }
        if (code != null) {
            json.put("code", code);
        }
        return json;
    }
}
