package io.ghl.sync.internal.install;

import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.Secret;
import io.ghl.client.oauth.InstalledLocation;
import io.ghl.client.oauth.InstalledLocationQuery;
import io.ghl.client.oauth.Installer;
import io.ghl.client.oauth.OAuth;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A client that answers what it is given, and notes whose tokens it was told to forget. */
final class CannedOAuth implements OAuth {
    /** What the exchange of any code brings. */
    Supplier<Tokens> granted = () -> {
        throw new IllegalStateException("No tokens are set.");
    };

    /** The companies that tokens name, by location. */
    final Map<String, String> companies = new HashMap<>();

    /** Where a company has the app. */
    final List<InstalledLocation> installed = new ArrayList<>();

    private final List<String> forgotten = Collections.synchronizedList(new ArrayList<>());

    /** Whose tokens were forgotten since the last time it was asked. */
    List<String> forgotten() {
        List<String> all = List.copyOf(forgotten);
        forgotten.clear();
        return all;
    }

    @Override
    public Tokens exchange(Secret code) {
        return granted.get();
    }

    @Override
    public Pages<InstalledLocation> installedLocations(InstalledLocationQuery query) {
        if (!query.filters().equals(Map.of("isInstalled", "true"))) {
            throw new IllegalArgumentException("Asked for " + query.filters());
        }
        return Pages.of("get-installed-location", cursor -> new Page<>(installed, null));
    }

    @Override
    public void forgetLocation(String locationId) {
        forgotten.add(locationId);
    }

    @Override
    public void forgetCompany(String companyId) {
        forgotten.add(companyId);
    }

    @Override
    public Optional<String> companyOf(String locationId) {
        return Optional.ofNullable(companies.get(locationId));
    }

    @Override
    public Tokens clientCredentials(UserType userType) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tokens locationTokens(String companyId, String locationId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Installer installerOfLocation(String locationId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Installer installerOfCompany(String companyId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void uninstallLocation(String locationId, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void uninstallCompany(String companyId, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> missingScopes(String locationId, String... operationIds) {
        throw new UnsupportedOperationException();
    }
}
