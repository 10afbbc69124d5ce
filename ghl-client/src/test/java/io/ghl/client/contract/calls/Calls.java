package io.ghl.client.contract.calls;

import io.ghl.client.businesses.BusinessFields;
import io.ghl.client.businesses.BusinessPropertiesUpdate;
import io.ghl.client.businesses.BusinessUpdate;
import io.ghl.client.businesses.NewBusiness;
import io.ghl.client.internal.operations.OAuthOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.Operations;
import io.ghl.client.oauth.InstalledLocationQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows which method of the client calls which operation: for each row of the table of operations a
 * call with the largest sensible body, in an order in which each finds what it needs.
 */
public final class Calls {
    private final Map<String, Function<Scene, @Nullable Object>> calls = new LinkedHashMap<>();

    private Calls() {}

    /** All of them, by operation id. */
    public static Map<String, Function<Scene, @Nullable Object>> all() {
        Calls all = new Calls();
        LocationCalls.first(all);
        UserCalls.first(all);
        ContactCalls.first(all);
        all.businesses();
        ContactCalls.links(all);
        ContactCalls.tasksAndNotes(all);
        CalendarCalls.all(all);
        ServiceCalls.all(all);
        ContactCalls.last(all);
        LocationCalls.last(all);
        UserCalls.last(all);
        SubAccountCalls.all(all);
        all.installations();
        return all.calls;
    }

    /** All rows of the table. */
    public static List<Operation> rows() {
        List<Operation> rows = new ArrayList<>(Operations.all());
        rows.addAll(OAuthOperations.all());
        return rows;
    }

    public static Operation row(String id) {
        return rows().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    /** Rows and versions in which they are. */
    public static Stream<Operation> rowsOf(io.ghl.client.ApiVersion version) {
        return rows().stream().filter(row -> row.versions().containsKey(version));
    }

    public void add(String operation, Function<Scene, @Nullable Object> call) {
        if (calls.put(operation, call) != null) {
            throw new IllegalStateException(operation + " is called twice");
        }
    }

    /** A call that returns nothing. */
    public void run(String operation, Consumer<Scene> call) {
        add(operation, scene -> {
            call.accept(scene);
            return null;
        });
    }

    private void businesses() {
        add(
                "create-business",
                s -> s.location()
                        .businesses()
                        .create(everything(NewBusiness.builder()).build()));
        add("get-businesses-by-location", s -> s.location().businesses().list());
        add("get-business", s -> s.location().businesses().get(s.id("create-business")));
        add(
                "update-business",
                s -> s.location()
                        .businesses()
                        .update(
                                s.id("create-business"),
                                everything(BusinessUpdate.builder()).build()));
        add(
                "update-object-record",
                s -> s.location()
                        .businesses()
                        .updateProperties(
                                s.id("create-business"),
                                BusinessPropertiesUpdate.builder()
                                        .property("size", BigDecimal.TEN)
                                        .property("kind", "b2b")
                                        .property("colours", List.of("red"))
                                        .clearProperty("old")
                                        .build()));
        add("get-record-by-id", s -> s.location().businesses().getRecord(s.id("create-business")));
    }

    private static <B extends BusinessFields<B>> B everything(B builder) {
        return builder.name("Difference Engines")
                .phone("+15125550123")
                .email("engines@example.com")
                .website("https://example.com")
                .address("1 Main St")
                .city("Austin")
                .state("TX")
                .postalCode("78701")
                .country("US")
                .description("Engines");
    }

    private void installations() {
        add("get-access-token", s -> s.installed().oauth().exchange(s.code()));
        add("get-location-access-token", s -> s.installed().oauth().locationTokens(s.companyId(), s.locationId()));
        add(
                "get-installed-location",
                s -> s.installed()
                        .oauth()
                        .installedLocations(InstalledLocationQuery.ofCompany(s.companyId())
                                .installed(true)
                                .onTrial(false)
                                .name("a")
                                .location(s.locationId())
                                .plan("plan1")
                                .version("version1")));
        add("get-installer-details", s -> s.installed().oauth().installerOfCompany(s.companyId()));
        run("uninstall-application", s -> s.installed().oauth().uninstallCompany(s.companyId(), "No longer needed"));
    }
}
