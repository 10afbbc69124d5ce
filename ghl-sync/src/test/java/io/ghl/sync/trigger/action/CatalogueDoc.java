package io.ghl.sync.trigger.action;

import io.ghl.sync.webhook.WebhookEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes docs/catalogue.md from the actions, changes and events that there are. */
final class CatalogueDoc {
    /** Headings by the first action below them. */
    private static final Map<String, String> HEADINGS = new LinkedHashMap<>();

    static {
        HEADINGS.put("create-contact", "Contacts");
        HEADINGS.put("add-to-workflow", "Workflows, campaigns, followers, many contacts at once");
        HEADINGS.put("create-task", "Tasks");
        HEADINGS.put("create-note", "Notes");
        HEADINGS.put("book-appointment", "Appointments");
        HEADINGS.put("create-business", "Businesses");
        HEADINGS.put("create-location-tag", "The location: tags, custom values, templates, users");
        HEADINGS.put("create-custom-field", "Custom fields");
        HEADINGS.put("create-calendar", "Calendars");
        HEADINGS.put("create-calendar-group", "Groups, notifications and resources of calendars");
        HEADINGS.put("create-schedule", "Schedules");
        HEADINGS.put("book-service", "Services, in API version v3");
    }

    /** What is called in v3 by actions whose operation it does not have. */
    static final Map<String, String> IN_V3 = Map.of("list-users", "search-users");

    private CatalogueDoc() {}

    static Path file() {
        return Operations.root().resolve("docs/catalogue.md");
    }

    /** Run after a change of the actions. */
    public static void main(String[] args) throws IOException {
        Files.writeString(file(), text());
    }

    static String text() throws IOException {
        Operations operations = Operations.read();
        List<Action> actions = Actions.highLevel().all();
        StringBuilder doc = new StringBuilder("""
                # Catalogue

                <!-- Generated from the actions, changes and events that there are by CatalogueDoc; do not edit. -->

                %d actions, %d kinds of change and %d events of HighLevel, each to be used by its id, from Java and in the triggers of
                [mapping files](mapping-files.md): see [Actions](actions.md), [Triggers](triggers.md) and [Webhooks](webhooks.md).

                ## Actions

                Parameters in bold must be given. *Repeated* says what a second attempt does after one of which nobody knows whether
                it took effect: *harmless*, *looks first* for what the first made, or *doubles*. Scopes are those that the token
                needs, first that of the [operation](operations.md); one for custom fields only if some are given. In v3 `list-users`
                also needs `locations.readonly` with a private token, to learn the location's company.
                """.formatted(
                actions.size(), ChangeCatalogue.ALL.size(), WebhookEvent.types().size()));
        for (Action action : actions) {
            if (HEADINGS.containsKey(action.id())) {
                doc.append("\n### ").append(HEADINGS.get(action.id())).append("\n\n");
                doc.append("| Action | Parameters | Operation | Scopes | Repeated |\n|---|---|---|---|---|\n");
            }
            doc.append("| ")
                    .append(String.join(
                            " | ",
                            "`" + action.id() + "`<br>" + action.title(),
                            parameters(action),
                            operation(operations, action),
                            action.scopes().stream()
                                    .filter(scope -> !scope.isEmpty())
                                    .map(scope -> "`" + scope + "`")
                                    .collect(Collectors.joining("<br>")),
                            repetition(action)))
                    .append(" |\n");
        }
        return doc.append(ChangeCatalogue.text()).append(events()).toString();
    }

    private static String operation(Operations operations, Action action) {
        Operations.Operation operation = operations.of(action);
        if (operation.notInV3()) {
            return "`" + operation.id() + "`, in v3 `" + Objects.requireNonNull(IN_V3.get(action.id())) + "`";
        }
        return "`" + operation.id() + "`" + (operation.onlyInV3() ? ", only in v3" : "");
    }

    private static String parameters(Action action) {
        List<String> parameters = new ArrayList<>();
        for (Parameter<?> parameter : action.parameters()) {
            String name = "`" + parameter.name() + "`";
            String type = parameter.words().isEmpty()
                    ? parameter.type().label()
                    : parameter.words().stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
            parameters.add((action.needs(parameter) ? "**" + name + "**" : name) + ": " + parameter.meaning() + " ("
                    + type + ")");
        }
        if (action.needsOneAtLeast()) {
            parameters.add("one at least of those that are not in bold");
        }
        return String.join("<br>", parameters);
    }

    private static String repetition(Action action) {
        return switch (action.repetition()) {
            case HARMLESS -> "harmless";
            case DOUBLES -> "doubles";
            case LOOKS_FIRST -> "looks first for " + action.repetitionNote();
        };
    }

    private static String events() {
        StringBuilder doc = new StringBuilder("""

                ## Events

                HighLevel's webhooks. An app subscribes to them in its settings on the marketplace; the token needs no scope of its
                own for them. A [trigger](actions.md#when-something-happens) waits for one with
                `Condition.webhook("InvoicePaid")`, or `on: {webhook: InvoicePaid}` in a file, except for `INSTALL`, `UNINSTALL` and `PLAN_CHANGE`, which are about the app
                itself. Their class is what [`WebhookEvent.parse`](webhooks.md#events) gives.

                | Event | Class |
                |---|---|
                """);
        for (String type : WebhookEvent.types()) {
            WebhookEvent event = WebhookEvent.parse("{\"type\":\"" + type + "\"}");
            doc.append("| `")
                    .append(type)
                    .append("` | `")
                    .append(event.getClass().getSimpleName())
                    .append("` |\n");
        }
        return doc.toString();
    }
}
