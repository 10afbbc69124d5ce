package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.Ids.CALENDAR;
import static io.ghl.sync.internal.action.Ids.LIMIT;

import io.ghl.client.calendars.groups.CalendarGroups;
import io.ghl.client.calendars.groups.GroupDetails;
import io.ghl.client.calendars.notifications.CalendarNotification;
import io.ghl.client.calendars.notifications.CalendarNotificationFields;
import io.ghl.client.calendars.notifications.CalendarNotificationUpdate;
import io.ghl.client.calendars.notifications.CalendarNotifications;
import io.ghl.client.calendars.notifications.NewCalendarNotification;
import io.ghl.client.calendars.resources.CalendarResource;
import io.ghl.client.calendars.resources.CalendarResourceFields;
import io.ghl.client.calendars.resources.CalendarResourceUpdate;
import io.ghl.client.calendars.resources.CalendarResources;
import io.ghl.client.calendars.resources.NewCalendarResource;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.util.List;
import java.util.stream.Stream;

/** Groups of calendars, their notifications, and rooms and equipment. */
final class CalendarSettingActions {
    private static final String READ_GROUPS = "calendars/groups.readonly";
    private static final String WRITE_GROUPS = "calendars/groups.write";
    private static final String READ_EVENTS = "calendars/events.readonly";
    private static final String WRITE_EVENTS = "calendars/events.write";
    private static final String READ_RESOURCES = "calendars/resources.readonly";
    private static final String WRITE_RESOURCES = "calendars/resources.write";

    private static final Parameter<String> NAME = Parameter.text("name", "name");
    private static final Parameter<String> DESCRIPTION = Parameter.text("description", "description");
    private static final Parameter<Boolean> ACTIVE = Parameter.flag("active", "whether it is in use");

    private static final Parameter<String> GROUP = Parameter.text("group", "id of the group");
    private static final Parameter<String> SLUG = Parameter.text("slug", "end of its address");

    private static final Parameter<String> NOTIFICATION = Parameter.text("notification", "id of the notification");
    private static final Parameter<CalendarNotification.Receiver> RECEIVER = Parameter.word(
            "receiver",
            "who gets it",
            Words.of(CalendarNotification.Receiver.values(), CalendarNotification.Receiver::wire));
    private static final Parameter<CalendarNotification.Channel> CHANNEL = Parameter.word(
            "channel",
            "how it is sent",
            Words.of(CalendarNotification.Channel.values(), CalendarNotification.Channel::wire));
    private static final Parameter<CalendarNotification.Type> TYPE = Parameter.word(
            "type", "what it is about", Words.of(CalendarNotification.Type.values(), CalendarNotification.Type::wire));
    private static final Parameter<String> SUBJECT = Parameter.text("subject", "subject");
    private static final Parameter<String> BODY = Parameter.text("body", "text");
    private static final Parameter<String> TEMPLATE = Parameter.text("template", "id of the template");
    private static final Parameter<List<CalendarNotification.Offset>> BEFORE =
            Parameter.list("before", "how long before the appointment, each with amount and unit", Forms::offset);
    private static final Parameter<List<CalendarNotification.Offset>> AFTER =
            Parameter.list("after", "how long after the appointment, each with amount and unit", Forms::offset);
    private static final Parameter<List<String>> EMAILS = Parameter.texts("emails", "more e-mail addresses");
    private static final Parameter<List<String>> USERS = Parameter.texts("users", "ids of users who get it");
    private static final Parameter<?>[] OF_NOTIFICATION = {ACTIVE, TEMPLATE, SUBJECT, BODY, BEFORE, AFTER, EMAILS, USERS
    };

    private static final Parameter<CalendarResource.Type> KIND = Parameter.word(
            "kind", "kind of resource", Words.of(CalendarResource.Type.values(), CalendarResource.Type::wire));
    private static final Parameter<String> RESOURCE = Parameter.text("resource", "id of the room or equipment");
    private static final Parameter<Integer> QUANTITY = Parameter.wholeNumber("quantity", "how many there are");
    private static final Parameter<Integer> OUT_OF_SERVICE =
            Parameter.wholeNumber("outOfService", "how many cannot be used");
    private static final Parameter<Integer> CAPACITY = Parameter.wholeNumber("capacity", "how many people it takes");
    private static final Parameter<List<String>> CALENDARS =
            Parameter.texts("calendars", "ids of calendars that use it");

    private CalendarSettingActions() {}

    static List<Action> all() {
        return Stream.of(groups(), notifications(), resources())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Action> groups() {
        return List.of(
                Action.named("create-calendar-group", "Create a group of calendars")
                        .operation("create-calendar-group", WRITE_GROUPS, READ_GROUPS)
                        .needs(NAME, DESCRIPTION, SLUG)
                        .takes(ACTIVE)
                        .looksFirst(
                                "a group with this slug",
                                in -> Results.made(groups(in).list().stream()
                                        .filter(group -> in.get(SLUG).equals(group.slug()))))
                        .does(in -> groups(in)
                                .create(details(in), in.find(ACTIVE).orElse(true))
                                .json()),
                Action.named("update-calendar-group", "Change a group of calendars")
                        .operation("edit-group", WRITE_GROUPS)
                        .needs(GROUP, NAME, DESCRIPTION, SLUG)
                        .harmlessTwice()
                        .does(in ->
                                groups(in).update(in.get(GROUP), details(in)).json()),
                Action.named("set-calendar-group-active", "Put a group of calendars in use or out of it")
                        .operation("disable-group", WRITE_GROUPS)
                        .needs(GROUP, ACTIVE)
                        .harmlessTwice()
                        .does(in -> {
                            groups(in).setActive(in.get(GROUP), in.get(ACTIVE));
                            return Results.nothing();
                        }),
                Action.named("check-calendar-group-slug", "Ask whether a slug for a group of calendars is free")
                        .operation("validate-groups-slug", WRITE_GROUPS)
                        .needs(SLUG)
                        .harmlessTwice()
                        .does(in -> Results.flag(groups(in).isSlugAvailable(in.get(SLUG)))),
                Action.named("list-calendar-groups", "Read the groups of calendars")
                        .operation("get-groups", READ_GROUPS)
                        .harmlessTwice()
                        .does(in -> Results.list(groups(in).list())),
                Action.named("delete-calendar-group", "Delete a group of calendars")
                        .operation("delete-group", WRITE_GROUPS)
                        .needs(GROUP)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(GROUP), groups(in)::delete)));
    }

    private static List<Action> notifications() {
        return List.of(
                Action.named("create-calendar-notification", "Create a notification about appointments of a calendar")
                        .operation("create-event-notification", WRITE_EVENTS)
                        .needs(CALENDAR, RECEIVER, CHANNEL, TYPE)
                        .takes(OF_NOTIFICATION)
                        .does(in -> {
                            NewCalendarNotification.Builder notification = fill(in, NewCalendarNotification.builder());
                            return Results.list(
                                    notifications(in).create(in.get(CALENDAR), List.of(notification.build())));
                        }),
                Action.named("update-calendar-notification", "Change a notification about appointments")
                        .operation("update-event-notification", WRITE_EVENTS)
                        .needs(CALENDAR, NOTIFICATION)
                        .takesSome(RECEIVER, CHANNEL, TYPE)
                        .takes(OF_NOTIFICATION)
                        .harmlessTwice()
                        .does(in -> {
                            CalendarNotificationUpdate.Builder update = fill(in, CalendarNotificationUpdate.builder());
                            notifications(in).update(in.get(CALENDAR), in.get(NOTIFICATION), update.build());
                            return Results.nothing();
                        }),
                Action.named("get-calendar-notification", "Read a notification about appointments")
                        .operation("find-event-notification", READ_EVENTS)
                        .needs(CALENDAR, NOTIFICATION)
                        .harmlessTwice()
                        .does(in -> Results.of(notifications(in).get(in.get(CALENDAR), in.get(NOTIFICATION)))),
                Action.named("list-calendar-notifications", "Read the notifications about appointments of a calendar")
                        .operation("get-event-notification", READ_EVENTS)
                        .needs(CALENDAR)
                        .takes(LIMIT)
                        .harmlessTwice()
                        .does(in -> Results.first(notifications(in).list(in.get(CALENDAR)), Ids.limit(in))),
                Action.named("delete-calendar-notification", "Delete a notification about appointments")
                        .operation("delete-event-notification", WRITE_EVENTS)
                        .needs(CALENDAR, NOTIFICATION)
                        .harmlessTwice()
                        .does(in -> {
                            notifications(in).delete(in.get(CALENDAR), in.get(NOTIFICATION));
                            return Results.nothing();
                        }));
    }

    private static List<Action> resources() {
        return List.of(
                Action.named("create-calendar-resource", "Create a room or equipment")
                        .operation("create-calendar-resource", WRITE_RESOURCES, READ_RESOURCES)
                        .needs(KIND, NAME, DESCRIPTION, QUANTITY, OUT_OF_SERVICE, CAPACITY, CALENDARS)
                        .looksFirst(
                                "a room or equipment of this name",
                                in -> Results.made(resources(in).list(in.get(KIND)).stream()
                                        .filter(resource -> in.get(NAME).equals(resource.name()))))
                        .does(in -> Results.of(resources(in)
                                .create(
                                        in.get(KIND),
                                        fill(in, NewCalendarResource.builder()).build()))),
                Action.named("update-calendar-resource", "Change a room or equipment")
                        .operation("update-calendar-resource", WRITE_RESOURCES)
                        .needs(KIND, RESOURCE)
                        .takesSome(NAME, DESCRIPTION, QUANTITY, OUT_OF_SERVICE, CAPACITY, CALENDARS, ACTIVE)
                        .harmlessTwice()
                        .does(in -> {
                            CalendarResourceUpdate.Builder update = fill(in, CalendarResourceUpdate.builder());
                            in.ifGiven(ACTIVE, update::isActive);
                            return Results.one(resources(in).update(in.get(KIND), in.get(RESOURCE), update.build()));
                        }),
                Action.named("get-calendar-resource", "Read a room or equipment")
                        .operation("get-calendar-resource", READ_RESOURCES)
                        .needs(KIND, RESOURCE)
                        .harmlessTwice()
                        .does(in -> Results.of(resources(in).get(in.get(KIND), in.get(RESOURCE)))),
                Action.named("list-calendar-resources", "Read the rooms or equipment")
                        .operation("fetch-calendar-resources", READ_RESOURCES)
                        .needs(KIND)
                        .takes(LIMIT)
                        .harmlessTwice()
                        .does(in -> Results.first(resources(in).list(in.get(KIND)), Ids.limit(in))),
                Action.named("delete-calendar-resource", "Delete a room or equipment")
                        .operation("delete-calendar-resource", WRITE_RESOURCES)
                        .needs(KIND, RESOURCE)
                        .harmlessTwice()
                        .does(in -> {
                            resources(in).delete(in.get(KIND), in.get(RESOURCE));
                            return Results.nothing();
                        }));
    }

    private static CalendarGroups groups(ActionCall in) {
        return in.location().calendarGroups();
    }

    private static CalendarNotifications notifications(ActionCall in) {
        return in.location().calendarNotifications();
    }

    private static CalendarResources resources(ActionCall in) {
        return in.location().calendarResources();
    }

    private static GroupDetails details(ActionCall in) {
        return new GroupDetails(in.get(NAME), in.get(DESCRIPTION), in.get(SLUG));
    }

    private static <B extends CalendarNotificationFields<B>> B fill(ActionCall in, B notification) {
        in.ifGiven(RECEIVER, notification::receiverType);
        in.ifGiven(CHANNEL, notification::channel);
        in.ifGiven(TYPE, notification::notificationType);
        in.ifGiven(ACTIVE, notification::isActive);
        in.ifGiven(TEMPLATE, notification::templateId);
        in.ifGiven(SUBJECT, notification::subject);
        in.ifGiven(BODY, notification::body);
        in.ifGiven(BEFORE, notification::beforeTime);
        in.ifGiven(AFTER, notification::afterTime);
        in.ifGiven(EMAILS, notification::additionalEmailIds);
        in.ifGiven(USERS, notification::selectedUsers);
        return notification;
    }

    private static <B extends CalendarResourceFields<B>> B fill(ActionCall in, B resource) {
        in.ifGiven(NAME, resource::name);
        in.ifGiven(DESCRIPTION, resource::description);
        in.ifGiven(QUANTITY, resource::quantity);
        in.ifGiven(OUT_OF_SERVICE, resource::outOfService);
        in.ifGiven(CAPACITY, resource::capacity);
        in.ifGiven(CALENDARS, resource::calendarIds);
        return resource;
    }
}
