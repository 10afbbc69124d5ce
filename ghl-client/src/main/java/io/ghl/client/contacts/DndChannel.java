package io.ghl.client.contacts;

import java.util.List;
import java.util.Locale;

/**
 * Names of the channels in {@link Contact#dndSettings()}, the same in every API version. HighLevel may add others, so
 * a channel is a text and not an enum.
 */
public final class DndChannel {
    /** Phone calls. */
    public static final String CALL = "call";
    /** E-mail. */
    public static final String EMAIL = "email";
    /** Text messages. */
    public static final String SMS = "sms";
    /** WhatsApp. */
    public static final String WHATS_APP = "whatsApp";
    /** Google Business messages. */
    public static final String GMB = "gmb";
    /** Facebook. */
    public static final String FB = "fb";
    /** RCS messages; seen in live data, not in HighLevel's specification. */
    public static final String RCS = "rcs";

    private static final List<String> KNOWN = List.of(CALL, EMAIL, SMS, WHATS_APP, GMB, FB, RCS);

    private DndChannel() {}

    /**
     * The name used here for a name as HighLevel may spell it.
     *
     * @param name for example {@code SMS} or {@code WhatsApp}
     * @return for example {@code sms} or {@code whatsApp}; an unknown name with its first letter in lower case
     */
    public static String canonical(String name) {
        for (String known : KNOWN) {
            if (known.equalsIgnoreCase(name)) {
                return known;
            }
        }
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
