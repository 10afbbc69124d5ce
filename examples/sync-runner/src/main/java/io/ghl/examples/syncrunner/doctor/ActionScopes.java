package io.ghl.examples.syncrunner.doctor;

import io.ghl.client.GhlLocation;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.MissingScopeException;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.Actions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether the token has the scopes of the actions that triggers carry out, as the catalogue tells them. */
final class ActionScopes {
    /** No record has this id: a change of it is let in if the token has the scope, and then changes nothing. */
    private static final String NOBODY = Scopes.NOBODY;

    private static final Actions CATALOGUE = Actions.highLevel();
    private static final Map<String, Ask> ASKS = asks();

    /** An action that needs a scope, about a record that does not exist, or one that only reads. */
    private record Ask(String action, Map<String, Object> parameters) {}

    /** Who needs a scope: always, or for some parameters and attempts only. */
    private static final class Need {
        private final Set<String> actions = new TreeSet<>();
        private boolean always;
    }

    private ActionScopes() {}

    private static Map<String, Ask> asks() {
        Map<String, Ask> asks = new LinkedHashMap<>();
        about(asks, "contacts.readonly", "get-contact", "contact");
        about(asks, "contacts.write", "delete-contact", "contact");
        about(asks, "locations/tasks.readonly", "search-tasks");
        about(asks, "recurring-tasks.readonly", "get-recurring-task", "recurringTask");
        about(asks, "recurring-tasks.write", "delete-recurring-task", "recurringTask");
        about(asks, "businesses.readonly", "get-business", "business");
        about(asks, "businesses.write", "delete-business", "business");
        about(asks, "objects/record.readonly", "get-business-properties", "business");
        asks.put(
                "objects/record.write",
                new Ask("set-business-properties", Map.of("business", NOBODY, "properties", Map.of("name", "-"))));
        about(asks, "locations.readonly", "list-timezones");
        about(asks, "locations/tags.readonly", "list-location-tags");
        about(asks, "locations/tags.write", "delete-location-tag", "tag");
        about(asks, "locations/customValues.readonly", "list-custom-values");
        about(asks, "locations/customValues.write", "delete-custom-value", "customValue");
        about(asks, "locations/customFields.readonly", "list-custom-fields");
        about(asks, "locations/customFields.write", "delete-custom-field", "field");
        about(asks, "locations/templates.readonly", "list-templates");
        about(asks, "locations/templates.write", "delete-template", "template");
        about(asks, "users.readonly", "list-users");
        about(asks, "calendars.readonly", "list-calendars");
        about(asks, "calendars.write", "delete-calendar", "calendar");
        about(asks, "calendars/events.readonly", "get-appointment", "appointment");
        about(asks, "calendars/events.write", "delete-appointment", "event");
        about(asks, "calendars/groups.readonly", "list-calendar-groups");
        about(asks, "calendars/groups.write", "delete-calendar-group", "group");
        asks.put("calendars/resources.readonly", new Ask("list-calendar-resources", Map.of("kind", "rooms")));
        asks.put(
                "calendars/resources.write",
                new Ask("delete-calendar-resource", Map.of("kind", "rooms", "resource", NOBODY)));
        return asks;
    }

    private static void about(Map<String, Ask> asks, String scope, String action, String... ids) {
        Map<String, Object> parameters = new TreeMap<>();
        for (String id : ids) {
            parameters.put(id, NOBODY);
        }
        asks.put(scope, new Ask(action, parameters));
    }

    /**
     * Looks for scopes that are missing.
     *
     * @param missing the scopes that are known to be missing; they were told of
     * @param present the scopes that are known to be there
     * @throws GhlException if HighLevel cannot be asked
     */
    static List<Finding> check(Settings settings, GhlLocation location, Set<String> present, Set<String> missing) {
        Map<String, Need> needs = needs(settings);
        List<Finding> findings = new ArrayList<>();
        needs.forEach((scope, need) -> {
            if (missing.contains(scope) || (!present.contains(scope) && lacks(location, scope))) {
                findings.add(finding(scope, need));
            }
        });
        if (findings.isEmpty() && !needs.isEmpty()) {
            findings.add(Finding.ok(
                    HighLevelCheck.HIGHLEVEL,
                    "The token has the scopes that the triggers' actions need: " + String.join(", ", needs.keySet())
                            + "."));
        }
        return findings;
    }

    /** The scopes with who needs them. */
    private static Map<String, Need> needs(Settings settings) {
        Map<String, Need> needs = new TreeMap<>();
        settings.records()
                .forEach(records -> records.mapping().actions().forEach(id -> {
                    Action action = CATALOGUE.get(id);
                    for (String scope : action.scopes()) {
                        if (!scope.isEmpty()) {
                            Need need = needs.computeIfAbsent(scope, key -> new Need());
                            need.actions.add(id + " in " + records.mappingFile());
                            need.always |= scope.equals(action.scopes().get(0));
                        }
                    }
                }));
        return needs;
    }

    /** Whether HighLevel refuses a token for want of a scope. */
    static boolean lacks(GhlLocation location, String scope) {
        Ask ask = ASKS.get(scope);
        if (ask == null) {
            throw new IllegalStateException("The doctor knows no request that needs the scope " + scope + ".");
        }
        try {
            var unused = CATALOGUE.call(location, ask.action(), ask.parameters());
            return false;
        } catch (MissingScopeException e) {
            return true;
        } catch (ApiException e) {
            if (e.status() >= 500 || e.status() == 429) {
                throw e;
            }
            // It was let in, and then refused, since there is no such record.
            return false;
        }
    }

    private static Finding finding(String scope, Need need) {
        String who = (need.actions.size() > 1 ? "the actions " : "the action ") + String.join(" and ", need.actions);
        String advice = Scopes.ADVICE;
        return need.always
                ? Finding.problem(
                        HighLevelCheck.HIGHLEVEL,
                        "The token lacks the scope " + scope + ", without which HighLevel refuses " + who
                                + " each time.",
                        advice)
                : Finding.warning(
                        HighLevelCheck.HIGHLEVEL,
                        "The token lacks the scope " + scope + ", which " + who + " may need: to look whether it was"
                                + " done before, or for custom fields.",
                        advice);
    }
}
