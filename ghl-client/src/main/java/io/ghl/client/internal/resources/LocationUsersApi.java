package io.ghl.client.internal.resources;

import io.ghl.client.internal.operations.UserOperations;
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
