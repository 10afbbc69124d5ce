package io.ghl.examples.syncrunner.connect.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.config.Place.Paging.By;
import io.ghl.examples.syncrunner.connect.AppProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Reads lists to their end. A list by page or offset ends with an empty page, since a page that is shorter than asked
 * for may just be as large as the API allows.
 */
final class Listing {
    private static final int MOST_PAGES = 1_000_000;

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
        List<JsonNode> all = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        Set<String> ids = new HashSet<>();
        String at = place.paging().by() == By.PAGE ? "1" : place.paging().by() == By.OFFSET ? "0" : "";
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonNode answer = page(query, at);
            JsonNode found = items.in(answer);
            boolean fresh = false;
            for (JsonNode record : found) {
                if (ids.add(id.in(record).asText(""))) {
                    all.add(record);
                    fresh = true;
                }
            }
            if (place.paging().by() == By.NONE || (place.paging().by() != By.CURSOR && found.isEmpty())) {
                return all;
            }
            if (place.paging().by() == By.CURSOR) {
                JsonNode told = next.in(answer);
                at = told.isNull() || told.isMissingNode() ? "" : told.asText();
                if (at.isEmpty()) {
                    return all;
                }
            } else {
                at = String.valueOf(place.paging().by() == By.PAGE ? page + 1 : all.size());
            }
            if (!cursors.add(at) || (!fresh && place.paging().by() != By.CURSOR)) {
                throw new AppProblem("The list of the application's API starts again instead of going on. Check"
                        + " \"parameter\" under \"paging\" in sync.yaml.");
            }
        }
        throw new AppProblem("The list of the application's API does not end.");
    }

    /** The first page. */
    JsonNode first() {
        return items.in(page(
                Map.of(),
                switch (place.paging().by()) {
                    case PAGE -> "1";
                    case OFFSET -> "0";
                    default -> "";
                }));
    }

    private JsonNode page(Map<String, String> query, String at) {
        HttpUrl.Builder url = api.url(place.path()).newBuilder();
        query.forEach(url::addQueryParameter);
        if (place.paging().sizeParameter() != null) {
            url.addQueryParameter(
                    place.paging().sizeParameter(),
                    String.valueOf(place.paging().size()));
        }
        if (!at.isEmpty()) {
            url.addQueryParameter(place.paging().parameter(), at);
        }
        JsonApi.Ask ask = new JsonApi.Ask("GET", url.build(), null, Map.of(), JsonApi.Repeat.ALWAYS);
        JsonApi.Answer answer = api.send(ask);
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
