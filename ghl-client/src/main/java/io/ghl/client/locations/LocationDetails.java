package io.ghl.client.locations;

import java.util.List;

/**
 * A location itself: what its own token may read about it. It is changed through {@link CompanyLocations}, since that
 * takes a token of the company. Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface LocationDetails {

    /**
     * Reads the location ({@code get-location}).
     *
     * @return the location
     */
    Location get();

    /**
     * The time zones that a location may have ({@code get-timezones}). HighLevel does not document the answer; the
     * texts of the list in it are returned.
     *
     * @return the names, such as {@code America/Chicago}
     */
    List<String> timezones();

    /**
     * What carries messages or e-mails ({@code get-conversation-channel}). API version v3 only.
     *
     * @param channel which of both
     * @return the providers, empty if there is none
     * @throws io.ghl.client.error.OperationRefusedException in another version, before anything is sent
     */
    List<ConversationProvider> conversationProviders(ConversationProvider.Channel channel);
}
