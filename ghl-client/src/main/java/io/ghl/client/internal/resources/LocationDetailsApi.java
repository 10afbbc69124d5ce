package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.SubAccountOperations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.locations.ConversationProvider;
import io.ghl.client.locations.Location;
import io.ghl.client.locations.LocationDetails;
import java.util.ArrayList;
import java.util.List;

/** A location itself over the pipeline. */
public record LocationDetailsApi(LocationCaller caller) implements LocationDetails {

    @Override
    public Location get() {
        return of(SubAccountOperations.GET).send(answer -> answer.object("location", Location::of));
    }

    @Override
    public List<String> timezones() {
        return of(SubAccountOperations.LIST_TIMEZONES).send(LocationDetailsApi::names);
    }

    /** The only list in the answer, under whatever name; an item may be an object that has a name. */
    private static List<String> names(Answer answer) {
        JsonNode list = answer.json();
        for (JsonNode member : answer.json()) {
            if (member.isArray() && !list.isArray()) {
                list = member;
            }
        }
        if (!list.isArray()) {
            throw Answer.missing("timezones");
        }
        List<String> names = new ArrayList<>();
        list.forEach(item -> {
            String name = item.isObject() ? item.path("name").asText() : item.asText();
            if (!name.isBlank()) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }

    @Override
    public List<ConversationProvider> conversationProviders(ConversationProvider.Channel channel) {
        String type = Check.given("channel", channel).wire();
        return of(SubAccountOperations.GET_CHANNEL)
                .path("type", type)
                .send(answer -> answer.object("conversationChannel", channels -> providers(channels, type)));
    }

    private static List<ConversationProvider> providers(JsonNode channels, String type) {
        if (!channels.isObject()) {
            throw new IllegalArgumentException("Expected a JSON object.");
        }
        List<ConversationProvider> providers = new ArrayList<>();
        channels.path(type).forEach(row -> providers.add(ConversationProvider.of(row.path("conversationProvider"))));
        return List.copyOf(providers);
    }

    private LocationCaller.Request of(Operation operation) {
        return caller.call(operation).path("locationId", caller.locationId());
    }
}
