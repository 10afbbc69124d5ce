package io.ghl.client.internal.resources;

import io.ghl.client.ApiVersion;
import io.ghl.client.internal.operations.SubAccountOperations;
import io.ghl.client.internal.operations.UserOperations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.users.LocationUsers;
import io.ghl.client.users.User;
import java.util.List;

/** Users of a location over the pipeline, kept for a while. */
public record LocationUsersApi(LocationCaller caller, ReferenceData references) implements LocationUsers {

    @Override
    public List<User> list() {
        return references.users.load(caller.locationId(), "", this::load);
    }

    @Override
    public List<User> cached() {
        return references.users.get(caller.locationId(), "", this::load);
    }

    private List<User> load() {
        return caller.version() == ApiVersion.V3 ? search() : ofLocation();
    }

    /** v3 has the search of a company in place of the list; a location's token may use it. */
    private List<User> search() {
        String companyId = companyId();
        return SkipPages.of(
                        UserOperations.SEARCH,
                        User::id,
                        skip -> caller.call(UserOperations.SEARCH)
                                .query("companyId", companyId)
                                .query("locationId", caller.locationId())
                                .query("skip", String.valueOf(skip))
                                .query("limit", String.valueOf(SkipPages.LIMIT))
                                .send(answer -> answer.list("users", User::of)))
                .stream()
                .toList();
    }

    private String companyId() {
        String told = caller.company(UserOperations.SEARCH);
        return told != null
                ? told
                : caller.call(SubAccountOperations.GET)
                        .path("locationId", caller.locationId())
                        .send(LocationUsersApi::companyOf);
    }

    private static String companyOf(Answer location) {
        String id = location.json().path("location").path("companyId").asText();
        if (id.isBlank()) {
            throw Answer.missing("location.companyId");
        }
        return id;
    }

    private List<User> ofLocation() {
        return caller.call(UserOperations.LIST_OF_LOCATION)
                .query("locationId", caller.locationId())
                .send(answer -> answer.list("users", User::of));
    }

    @Override
    public void refresh() {
        references.users.forget(caller.locationId());
    }

    @Override
    public User get(String userId) {
        return caller.call(UserOperations.GET).path("userId", userId).send(answer -> answer.whole(User::of));
    }
}
