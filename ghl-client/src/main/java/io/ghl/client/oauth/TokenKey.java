package io.ghl.client.oauth;

/**
 * Under what tokens are kept: one app, one company or location.
 *
 * @param clientId the client id of the app
 * @param userType whether {@code id} is a company or a location
 * @param id the id of the company or location
 */
public record TokenKey(String clientId, UserType userType, String id) {

    /**
     * Checks the parts.
     *
     * @param clientId the client id of the app
     * @param userType whether {@code id} is a company or a location
     * @param id the id of the company or location
     * @throws IllegalArgumentException if a part is blank
     */
    @SuppressWarnings("doclint:missing")
    public TokenKey {
        if (clientId.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("A token key needs a client id and the id of a company or location.");
        }
    }

    /**
     * The key of a company's tokens.
     *
     * @param clientId the client id of the app
     * @param companyId the company
     * @return the key
     */
    public static TokenKey company(String clientId, String companyId) {
        return new TokenKey(clientId, UserType.COMPANY, companyId);
    }

    /**
     * The key of a location's tokens.
     *
     * @param clientId the client id of the app
     * @param locationId the location
     * @return the key
     */
    public static TokenKey location(String clientId, String locationId) {
        return new TokenKey(clientId, UserType.LOCATION, locationId);
    }
}
