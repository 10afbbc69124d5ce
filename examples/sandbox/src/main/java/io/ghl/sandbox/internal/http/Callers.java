package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.oauth.Grants;
import io.ghl.sandbox.internal.oauth.OAuthApi;
import io.ghl.sandbox.internal.page.Caller;
import io.ghl.sandbox.internal.page.HomePage;
import io.ghl.sandbox.internal.state.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tokens and installations for the page, with what is left of their budgets. */
record Callers(Map<String, Token> tokens, RateLimiter limiter, Grants grants, Settings settings)
        implements HomePage.Callers {
    @Override
    public List<Caller> all() {
        List<Caller> all = new ArrayList<>();
        for (Token token : tokens.values()) {
            all.add(caller(token, Caller.masked(token.value())));
        }
        // Tokens of one installation share a budget.
        for (JsonNode one : installations()) {
            String location = one.path("locationId").asText("");
            String company = one.path("companyId").asText();
            String label = location.isEmpty() ? "company " + company : "location " + location;
            all.add(caller(new Token("", label, location, Set.of(), company), "of an installation"));
        }
        return all;
    }

    private Caller caller(Token token, String shown) {
        RateLimiter.Verdict left = limiter.look(token.budget(settings.on(Quirk.PRIVATE_TOKENS_SHARE_A_BUDGET)));
        String scopes = token.scopes().isEmpty() ? "all" : String.join(" ", new TreeSet<>(token.scopes()));
        return new Caller(token.label(), shown, token.locationId(), scopes, left.remaining(), left.dailyRemaining());
    }

    @Override
    public String limits() {
        return limiter.max() + " requests in any " + limiter.interval().toMillis() + " ms, " + limiter.dailyLimit()
                + " in a day (UTC)";
    }

    @Override
    public JsonNode installations() {
        return new OAuthApi(grants).show().path("installations");
    }

    @Override
    public String toString() {
        return "Callers[" + tokens.size() + "]";
    }
}
