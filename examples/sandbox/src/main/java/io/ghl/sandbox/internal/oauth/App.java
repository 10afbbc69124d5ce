package io.ghl.sandbox.internal.oauth;

import io.ghl.sandbox.internal.state.Ids;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one app of the sandbox's marketplace and the company that installs it.
 *
 * @param redirectUri where the chooser sends the browser; null accepts any
 * @param locations the company's locations
 */
public record App(
        String clientId,
        String clientSecret,
        @Nullable String redirectUri,
        Set<String> scopes,
        String companyId,
        List<String> locations) {

    /** What a user has set of it. */
    public record Options(
            @Nullable String clientId,
            @Nullable String clientSecret,
            @Nullable String redirectUri,
            Set<String> scopes,
            List<String> otherLocations) {}

    /** Fills in what the user has left open. Its ids have a sequence of their own, so no other id depends on them. */
    public static App of(Options options, long seed, String appId, String location, Set<String> everyScope) {
        Ids ids = new Ids(seed ^ 0x0A47_5EEDL);
        String company = ids.firestore();
        String suffix = ids.firestore().substring(0, 8).toLowerCase(java.util.Locale.ROOT);
        String secret = ids.uuid().toString();
        List<String> locations = new ArrayList<>(options.otherLocations());
        locations.remove(location);
        locations.add(0, location);
        return new App(
                options.clientId() == null ? appId + "-" + suffix : options.clientId(),
                options.clientSecret() == null ? secret : options.clientSecret(),
                options.redirectUri(),
                Collections.unmodifiableSet(
                        new LinkedHashSet<>(options.scopes().isEmpty() ? everyScope : options.scopes())),
                company,
                List.copyOf(locations));
    }

    /** The part of the client id that names the app. */
    public String appId() {
        return clientId.split("-", 2)[0];
    }

    String scope() {
        return String.join(" ", scopes);
    }

    @Override
    public String toString() {
        return "App[" + clientId + "]";
    }
}
