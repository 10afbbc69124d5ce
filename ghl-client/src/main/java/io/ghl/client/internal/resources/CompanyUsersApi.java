package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Pages;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.UserOperations;
import io.ghl.client.internal.pipeline.CompanyCaller;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.users.CompanyUsers;
import io.ghl.client.users.NewUser;
import io.ghl.client.users.User;
import io.ghl.client.users.UserSearch;
import io.ghl.client.users.UserUpdate;
import java.util.Collection;
import java.util.Optional;

/** Users of a company over the pipeline. One user is answered without an envelope. */
public record CompanyUsersApi(CompanyCaller caller) implements CompanyUsers {

    @Override
    public Pages<User> search(UserSearch search) {
        return SkipPages.of(UserOperations.SEARCH, User::id, skip -> {
            LocationCaller.Request request = caller.call(UserOperations.SEARCH).query("companyId", caller.companyId());
            search.parameters().forEach(request::query);
            return request.query("skip", String.valueOf(skip))
                    .query("limit", String.valueOf(SkipPages.LIMIT))
                    .send(answer -> answer.list("users", User::of));
        });
    }

    @Override
    public Pages<User> filterByEmail(Collection<String> emails) {
        return byEmail(emails, false);
    }

    @Override
    public Pages<User> filterDeletedByEmail(Collection<String> emails) {
        return byEmail(emails, true);
    }

    private Pages<User> byEmail(Collection<String> emails, boolean deleted) {
        if (Check.given("emails", emails).isEmpty()) {
            throw new IllegalArgumentException("emails must name at least one e-mail.");
        }
        emails.forEach(email -> {
            if (Check.email("An item of emails", email).indexOf(',') >= 0) {
                throw new IllegalArgumentException("An item of emails must be one e-mail, without a comma.");
            }
        });
        // Without a projection HighLevel returns id and e-mail only.
        ObjectNode body = Json.object()
                .put("companyId", caller.companyId())
                .put("emails", String.join(",", emails))
                .put("deleted", deleted)
                .put("projection", "all")
                .put("limit", String.valueOf(SkipPages.LIMIT));
        return SkipPages.of(
                UserOperations.FILTER_BY_EMAIL,
                User::id,
                skip -> caller.call(UserOperations.FILTER_BY_EMAIL)
                        .body(body.deepCopy().put("skip", String.valueOf(skip)))
                        .send(answer -> answer.list("users", User::of)));
    }

    @Override
    public User get(String userId) {
        return caller.call(UserOperations.GET).path("userId", userId).send(answer -> answer.whole(User::of));
    }

    @Override
    public User create(NewUser user) {
        return caller.call(UserOperations.CREATE_ONE)
                .body(ofCompany(user.json()))
                .send(answer -> answer.whole(User::of));
    }

    @Override
    public Optional<User> update(String userId, UserUpdate update) {
        return caller.call(UserOperations.UPDATE)
                .path("userId", userId)
                .body(ofCompany(update.json()))
                .sendUnless(update.isEmpty(), answer -> answer.whole(User::of));
    }

    @Override
    public void delete(String userId) {
        caller.call(UserOperations.DELETE).path("userId", userId).send();
    }

    /** HighLevel wants the company in every write with the token of one. */
    private ObjectNode ofCompany(JsonNode fields) {
        return Json.object().put("companyId", caller.companyId()).setAll((ObjectNode) fields);
    }
}
