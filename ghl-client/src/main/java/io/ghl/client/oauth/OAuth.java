package io.ghl.client.oauth;

import io.ghl.client.Pages;
import io.ghl.client.Secret;
import java.util.Optional;
import java.util.Set;

/**
 * Installing the app and looking after its installations. Thread-safe. Methods that call HighLevel throw the exceptions
 * under {@link io.ghl.client.error.GhlException}.
 */
public interface OAuth {

    /**
     * Exchanges the code of a redirect for tokens and stores them under the company or location they are for; what was
     * stored there before is replaced. Operation {@code get-access-token}. It is sent once only, since a code works
     * once: after a lost answer the user must install again. An answer that comes when the caller has left, at its
     * deadline, on an interrupt or because the client closes, is stored all the same; so the exception with which the
     * caller leaves says {@link io.ghl.client.error.GhlException#mayHaveTakenEffect}.
     *
     * @param code what {@link OAuthApp#authorizationCode} returned
     * @return the stored tokens
     * @throws io.ghl.client.error.TokenStoreException if they could not be stored; they are kept in memory and stored
     *     before their next use
     */
    Tokens exchange(Secret code);

    /**
     * Gets tokens for the app itself, without an installation. Operation {@code get-access-token}. They are not stored.
     *
     * @param userType the kind of token
     * @return the tokens
     */
    Tokens clientCredentials(UserType userType);

    /**
     * Exchanges the company's token for one of a location and stores it. Calls for a location do this by themselves
     * when its token is missing; use it where several companies have installed the app and you know which one the
     * location belongs to. Operation {@code get-location-access-token}.
     *
     * @param companyId the company
     * @param locationId the location
     * @return the stored tokens
     */
    Tokens locationTokens(String companyId, String locationId);

    /**
     * Lists locations of a company. Operation {@code get-installed-location}, with the company's token.
     *
     * @param query which ones
     * @return the locations, page by page
     */
    Pages<InstalledLocation> installedLocations(InstalledLocationQuery query);

    /**
     * Who has installed the app in a location. Operation {@code get-installer-details}, with the location's token; needs
     * the scope {@code marketplace-installer-details.readonly}.
     *
     * @param locationId the location
     * @return the installer; HighLevel leaves out e-mail, owner and plan of the company
     */
    Installer installerOfLocation(String locationId);

    /**
     * Who has installed the app in a company. Operation {@code get-installer-details}, with the company's token; needs
     * the scope {@code marketplace-installer-details.readonly}.
     *
     * @param companyId the company
     * @return the installer
     */
    Installer installerOfCompany(String companyId);

    /**
     * Removes the app from a location at HighLevel, then forgets its tokens. Operation {@code uninstall-application}.
     *
     * @param locationId the location
     * @param reason shown to the agency; not blank
     */
    void uninstallLocation(String locationId, String reason);

    /**
     * Removes the app from a company and all of its locations at HighLevel, then forgets their tokens. Operation
     * {@code uninstall-application}.
     *
     * @param companyId the company
     * @param reason shown to the agency; not blank
     */
    void uninstallCompany(String companyId, String reason);

    /**
     * Forgets the tokens of a location, as after an {@code UNINSTALL} webhook. Nothing is sent.
     *
     * @param locationId the location
     */
    void forgetLocation(String locationId);

    /**
     * Forgets the tokens of a company and of all its locations, as after an {@code UNINSTALL} webhook. Nothing is sent.
     *
     * @param companyId the company
     */
    void forgetCompany(String companyId);

    /**
     * The company that a location belongs to, as the location's stored tokens name it. Nothing is sent.
     *
     * @param locationId the location
     * @return the company's id; empty if no tokens of the location are stored, or they do not name it
     */
    Optional<String> companyOf(String locationId);

    /**
     * Checks before the first call whether the token of a location may do what the app is going to do.
     *
     * @param locationId the location
     * @param operationIds HighLevel's operation ids, such as {@code get-contact}
     * @return the scopes that are missing, empty if all is well
     * @throws IllegalArgumentException if this SDK does not know an operation
     */
    Set<String> missingScopes(String locationId, String... operationIds);
}
