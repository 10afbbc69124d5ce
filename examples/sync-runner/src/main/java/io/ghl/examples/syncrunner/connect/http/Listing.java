package io.ghl.examples.syncrunner.connect.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.config.Place.Paging.By;
import io.ghl.examples.syncrunner.connect.AppProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists to their end. A list by page or offset ends with a page that is empty or not there, since a page that is
 * shorter than asked for may just be as large as the API allows.
 */
final class Listing {
    private static final int MOST_PAGES = 1_000_000;
    private static final int NOT_FOUND = 404;
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.+|[/?].+");

    private final JsonApi api;
    private final Place.Resource place;
    private final JsonPath items;
    private final JsonPath next;
    private final JsonPath id;

    Listing(JsonApi api, Place.Resource place) {
        this.api = api;
        this.place = place;
        this.items = JsonPath.of(place.items());
        this.next = JsonPath.of(place.paging().next());
        this.id = JsonPath.of(place.id());
    }

    /** All records for which the query asks. */
    List<JsonNode> all(Map<String, String> query) {
        By by = place.paging().by();
        boolean counted = by == By.PAGE || by == By.OFFSET;
        List<JsonNode> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<HttpUrl> asked = new HashSet<>();
        HttpUrl url = first(query);
        for (int page = 1; page <= MOST_PAGES; page++) {
            asked.add(url);
            JsonNode answer = page(url, counted && page > 1);
            JsonNode found = items.in(answer);
            boolean fresh = false;
            for (JsonNode record : found) {
                if (ids.add(id.in(record).asText(""))) {
                    all.add(record);
                    fresh = true;
                }
            }
            if (by == By.NONE || (counted && found.isEmpty())) {
                return all;
            }
            url = counted ? at(url, by == By.PAGE ? page + 1 : all.size()) : told(url, next.in(answer));
            if (url == null) {
                return all;
            }
            if (asked.contains(url) || (counted && !fresh)) {
                throw new AppProblem("The list of the application's API starts again instead of going on. Check"
                        + " \"parameter\" under \"paging\" in sync.yaml; where the API tells the address of the next"
                        + " page, use \"by: url\".");
            }
        }
        throw new AppProblem("The list of the application's API does not end.");
    }

    /** The first page. */
    JsonNode first() {
        return items.in(page(first(Map.of()), false));
    }

    private HttpUrl first(Map<String, String> query) {
        Place.Paging paging = place.paging();
        HttpUrl.Builder url = api.url(place.path()).newBuilder();
        query.forEach(url::addQueryParameter);
        if (paging.sizeParameter() != null) {
            url.addQueryParameter(paging.sizeParameter(), String.valueOf(paging.size()));
        }
        return switch (paging.by()) {
            case PAGE -> at(url.build(), 1);
            case OFFSET -> at(url.build(), 0);
            default -> url.build();
        };
    }

    private HttpUrl at(HttpUrl url, Object page) {
        return url.newBuilder()
                .setQueryParameter(place.paging().parameter(), String.valueOf(page))
                .build();
    }

    /** The next page as an answer tells it; null if it tells of none. */
    private @Nullable HttpUrl told(HttpUrl from, JsonNode told) {
        String text = told.asText("");
        if (text.isEmpty() && told.isEmpty()) {
            return null;
        }
        if (place.paging().by() == By.CURSOR && !text.isEmpty()) {
            return at(from, text);
        }
        HttpUrl url = ADDRESS.matcher(text).matches() ? from.resolve(text) : null;
        if (url == null) {
            throw new AppProblem("The list of the application's API goes on with what is no "
                    + (place.paging().by() == By.URL ? "address" : "cursor")
                    + ". Check \"by\" and \"next\" under \"paging\" in sync.yaml.");
        }
        HttpUrl own = api.url("");
        if (!url.scheme().equals(own.scheme()) || !url.host().equals(own.host()) || url.port() != own.port()) {
            // It would get the credentials.
            throw new AppProblem("The list of the application's API goes on at another address, " + url.redact()
                    + ", which is not called. Let the API tell addresses below " + own.redact()
                    + ", or use another \"by\" under \"paging\" in sync.yaml.");
        }
        return url;
    }

    /** A page; an empty one if the API knows none behind the last one. */
    private JsonNode page(HttpUrl url, boolean mayBeBehindTheLast) {
        JsonApi.Ask ask = new JsonApi.Ask("GET", url, null, Map.of(), JsonApi.Repeat.ALWAYS);
        JsonApi.Answer answer = api.send(ask);
        if (mayBeBehindTheLast && answer.status() == NOT_FOUND) {
            return MissingNode.getInstance();
        }
        if (!answer.ok()) {
            throw JsonApi.refused(ask, answer);
        }
        if (!items.in(answer.body()).isArray()) {
            throw new AppProblem("The application's API answers " + ask.url().encodedPath() + " without a list"
                    + (place.items().isEmpty() ? "" : " at \"" + place.items() + "\"")
                    + ". Check \"items\" in sync.yaml.");
        }
        return answer.body();
    }
}
