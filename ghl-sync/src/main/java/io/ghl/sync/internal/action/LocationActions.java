package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.Ids.LIMIT;

import io.ghl.client.locations.ConversationProvider;
import io.ghl.client.locations.CustomValues;
import io.ghl.client.locations.LocationTags;
import io.ghl.client.locations.templates.TemplateSearch;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.util.List;
import java.util.stream.Stream;

/** What a location has: tags, custom values, templates, users, settings. */
final class LocationActions {
    private static final String READ = "locations.readonly";
    private static final String READ_TAGS = "locations/tags.readonly";
    private static final String WRITE_TAGS = "locations/tags.write";
    private static final String READ_VALUES = "locations/customValues.readonly";
    private static final String WRITE_VALUES = "locations/customValues.write";

    private static final Parameter<String> TAG = Parameter.text("tag", "id of the tag");
    private static final Parameter<String> NAME = Parameter.text("name", "name");
    private static final Parameter<String> CUSTOM_VALUE = Parameter.text("customValue", "id of the custom value");
    private static final Parameter<String> VALUE = Parameter.text("value", "its text");
    private static final Parameter<String> USER = Parameter.text("user", "id of the user");
    private static final Parameter<String> TEMPLATE = Parameter.text("template", "id of the template");
    private static final Parameter<String> ORIGIN =
            Parameter.text("origin", "id of the location or company that has them; the location's unless given");
    private static final Parameter<TemplateSearch.Type> TEMPLATE_TYPE = Parameter.word(
            "type", "kind of template", Words.of(TemplateSearch.Type.values(), TemplateSearch.Type::wire));
    private static final Parameter<ConversationProvider.Channel> CHANNEL = Parameter.word(
            "channel",
            "what is sent by them",
            Words.of(ConversationProvider.Channel.values(), ConversationProvider.Channel::wire));

    private LocationActions() {}

    static List<Action> all() {
        return Stream.of(tags(), customValues(), others()).flatMap(List::stream).toList();
    }

    private static List<Action> tags() {
        return List.of(
                Action.named("create-location-tag", "Add a tag to those of the location")
                        .operation("create-tag", WRITE_TAGS, READ_TAGS)
                        .needs(NAME)
                        .looksFirst(
                                "a tag of this name",
                                in -> Results.made(tags(in).list().stream()
                                        .filter(tag -> in.get(NAME).equalsIgnoreCase(tag.name()))))
                        .does(in -> tags(in).create(in.get(NAME)).json()),
                Action.named("rename-location-tag", "Rename a tag of the location")
                        .operation("update-tag", WRITE_TAGS)
                        .needs(TAG, NAME)
                        .harmlessTwice()
                        .does(in -> tags(in).update(in.get(TAG), in.get(NAME)).json()),
                Action.named("get-location-tag", "Read a tag of the location")
                        .operation("get-tag-by-id", READ_TAGS)
                        .needs(TAG)
                        .harmlessTwice()
                        .does(in -> tags(in).get(in.get(TAG)).json()),
                Action.named("list-location-tags", "Read the tags of the location")
                        .operation("get-location-tags", READ_TAGS)
                        .harmlessTwice()
                        .does(in -> Results.list(tags(in).list())),
                Action.named("delete-location-tag", "Delete a tag of the location")
                        .operation("delete-tag", WRITE_TAGS)
                        .needs(TAG)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(TAG), tags(in)::delete)));
    }

    private static List<Action> customValues() {
        return List.of(
                Action.named("create-custom-value", "Create a text that templates refer to")
                        .operation("create-custom-value", WRITE_VALUES, READ_VALUES)
                        .needs(NAME, VALUE)
                        .looksFirst(
                                "a custom value of this name",
                                in -> Results.made(values(in).list().stream()
                                        .filter(value -> in.get(NAME).equals(value.name()))))
                        .does(in ->
                                values(in).create(in.get(NAME), in.get(VALUE)).json()),
                Action.named("update-custom-value", "Change a text that templates refer to")
                        .operation("update-custom-value", WRITE_VALUES)
                        .needs(CUSTOM_VALUE, NAME, VALUE)
                        .harmlessTwice()
                        .does(in -> values(in)
                                .update(in.get(CUSTOM_VALUE), in.get(NAME), in.get(VALUE))
                                .json()),
                Action.named("get-custom-value", "Read a text that templates refer to")
                        .operation("get-custom-value", READ_VALUES)
                        .needs(CUSTOM_VALUE)
                        .harmlessTwice()
                        .does(in -> values(in).get(in.get(CUSTOM_VALUE)).json()),
                Action.named("list-custom-values", "Read the texts that templates refer to")
                        .operation("get-custom-values", READ_VALUES)
                        .harmlessTwice()
                        .does(in -> Results.list(values(in).list())),
                Action.named("delete-custom-value", "Delete a text that templates refer to")
                        .operation("delete-custom-value", WRITE_VALUES)
                        .needs(CUSTOM_VALUE)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(CUSTOM_VALUE), values(in)::delete)));
    }

    private static List<Action> others() {
        return List.of(
                Action.named("get-location", "Read the location's name, address and settings")
                        .operation("get-location", READ)
                        .harmlessTwice()
                        .does(in -> in.location().details().get().json()),
                Action.named("list-timezones", "Read the time zones that HighLevel knows")
                        .operation("get-timezones", READ)
                        .harmlessTwice()
                        .does(in -> Results.texts(in.location().details().timezones())),
                Action.named("list-conversation-providers", "Read who sends the location's messages")
                        .operation("get-conversation-channel", READ)
                        .needs(CHANNEL)
                        .harmlessTwice()
                        .does(in -> Results.list(in.location().details().conversationProviders(in.get(CHANNEL)))),
                Action.named("list-templates", "Read the templates of e-mails and messages")
                        .operation("GET-all-or-email-sms-templates", "locations/templates.readonly")
                        .takes(ORIGIN, TEMPLATE_TYPE, LIMIT)
                        .harmlessTwice()
                        .does(in -> Results.first(in.location().templates().list(search(in)), Ids.limit(in))),
                Action.named("delete-template", "Delete a template")
                        .operation("DELETE-an-email-sms-template", "locations/templates.write")
                        .needs(TEMPLATE)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(TEMPLATE), in.location().templates()::delete)),
                Action.named("get-user", "Read a user")
                        .operation("get-user", "users.readonly")
                        .needs(USER)
                        .harmlessTwice()
                        .does(in -> in.location().users().get(in.get(USER)).json()),
                Action.named("list-users", "Read the users of the location")
                        .operation("get-user-by-location", "users.readonly")
                        .harmlessTwice()
                        .does(in -> Results.list(in.location().users().list())));
    }

    private static LocationTags tags(ActionCall in) {
        return in.location().tags();
    }

    private static CustomValues values(ActionCall in) {
        return in.location().customValues();
    }

    private static TemplateSearch search(ActionCall in) {
        TemplateSearch search =
                TemplateSearch.ofOrigin(in.find(ORIGIN).orElse(in.location().id()));
        return in.find(TEMPLATE_TYPE).map(search::type).orElse(search);
    }
}
