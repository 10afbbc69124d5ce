package io.ghl.sandbox.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.Faults;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sandbox.RequestJournal;
import io.ghl.sandbox.WebhookStats;
import io.ghl.sandbox.internal.search.ContactSearch;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import io.ghl.sandbox.internal.webhook.Outbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows the state of a sandbox; its buttons are forms of the admin API. Needs no script to be read. */
public final class HomePage {
    private static final int ROWS = 25;
    private static final int PAGES = 10_000 / ROWS;
    private static final int REQUESTS = 25;
    private static final int LISTED = 100;
    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

    /** What the page knows of those who may call. */
    public interface Callers {
        /** Every token. */
        List<Caller> all();

        /** What stands above them: the budgets. */
        String limits();

        /** The installations, as the admin API shows them. */
        JsonNode installations();
    }

    private final String locationId;
    private final World world;
    private final ContactSearch search;
    private final Faults faults;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Callers callers;
    private final String template;

    /** Creates the page of one sandbox; it opens at this location. */
    public HomePage(
            String locationId,
            World world,
            Settings settings,
            Faults faults,
            RequestJournal journal,
            Outbox outbox,
            Callers callers) {
        this.locationId = locationId;
        this.world = world;
        this.search = new ContactSearch(settings);
        this.faults = faults;
        this.journal = journal;
        this.outbox = outbox;
        this.callers = callers;
        try (InputStream in = Objects.requireNonNull(HomePage.class.getResourceAsStream("home.html"))) {
            this.template = new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page for the parameters {@code location}, {@code q} and {@code page}. */
    public String show(Map<String, String> query) {
        List<String> locations = world.locations(locationId);
        String asked = query.getOrDefault("location", locationId);
        // Only what exists is shown: looking must not make a location.
        String location = locations.contains(asked) ? asked : locationId;
        Map<String, String> parts = new HashMap<>();
        parts.put("location", Html.escape(location));
        parts.put("locationParameter", Html.escape(URLEncoder.encode(location, UTF_8)));
        parts.put("locations", links(locations));
        contacts(parts, location, query.getOrDefault("q", "").strip(), page(query.get("page")));
        world.read(location, data -> records(parts, data));
        webhooks(parts);
        journal(parts);
        faults(parts);
        callers(parts);
        // Each part is HTML already; a text that looks like a place is not looked at again.
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
    }

    private static int page(@Nullable String text) {
        boolean number = text != null && text.matches("\\d{1,4}");
        return number ? Math.max(1, Math.min(PAGES, Integer.parseInt(text))) : 1;
    }

    private static String links(List<String> locations) {
        Html links = new Html();
        locations.forEach(id -> links.link("/?location=" + URLEncoder.encode(id, UTF_8), id));
        return links.toString();
    }

    private void contacts(Map<String, String> parts, String location, String text, int page) {
        ObjectNode body = Json.object().put("pageLimit", ROWS).put("page", page).put("query", text);
        long now = world.now().toEpochMilli();
        ContactSearch.Page found = world.read(location, data -> search.search(data, body, now));
        List<List<String>> rows = new ArrayList<>();
        for (ContactSearch.Row row : found.rows()) {
            Contact contact = row.contact();
            rows.add(List.of(
                    contact.id(),
                    Objects.requireNonNullElse(contact.fullName(), ""),
                    contact.get("email").asText(),
                    contact.get("phone").asText(),
                    String.join(", ", contact.tags()),
                    contact.get("dateUpdated").asText()));
        }
        parts.put("query", Html.escape(text));
        parts.put("found", Html.escape(found.total() + " found, newest first, as search sees them; page " + page));
        parts.put("contacts", table(List.of("Id", "Name", "E-mail", "Phone", "Tags", "Changed"), rows));
        Html pages = new Html();
        String base =
                "/?location=" + URLEncoder.encode(location, UTF_8) + "&q=" + URLEncoder.encode(text, UTF_8) + "&page=";
        if (page > 1) {
            pages.link(base + (page - 1), "previous");
        }
        if (page < PAGES && page * ROWS < found.total()) {
            pages.link(base + (page + 1), "next");
        }
        parts.put("pages", pages.toString());
    }

    private static boolean records(Map<String, String> parts, LocationData data) {
        List<List<String>> counts = new ArrayList<>();
        count(counts, "Contacts", data.contacts().size());
        count(counts, "Tasks", data.tasks().all().size());
        count(counts, "Notes", data.notes().all().size());
        for (Kind kind : Kind.values()) {
            int size = kind == Kind.OAUTH ? 0 : data.records(kind).size();
            if (size > 0) {
                count(counts, kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), size);
            }
        }
        parts.put("records", table(List.of("Kind", "Number"), counts));
        parts.put("tags", table(List.of("Id", "Name"), fields(data.tags().values(), "id", "name")));
        parts.put(
                "customFields",
                table(
                        List.of("Id", "Name", "Key", "Type"),
                        fields(data.customFields().values(), "id", "name", "fieldKey", "dataType")));
        return true;
    }

    private static void count(List<List<String>> counts, String kind, int number) {
        counts.add(List.of(kind, String.valueOf(number)));
    }

    private static List<List<String>> fields(Collection<? extends JsonNode> records, String... fields) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode one : records) {
            if (rows.size() == LISTED) {
                break;
            }
            List<String> row = new ArrayList<>();
            for (String field : fields) {
                row.add(one.path(field).asText());
            }
            rows.add(row);
        }
        return rows;
    }

    private void webhooks(Map<String, String> parts) {
        URI target = outbox.target();
        WebhookStats stats = outbox.stats();
        List<String> row = new ArrayList<>();
        row.add(target == null ? "nowhere" : target.toString());
        for (long number : List.of(stats.generated(), stats.delivered(), stats.failed(), stats.pending())) {
            row.add(String.valueOf(number));
        }
        row.add(String.valueOf(stats.retried()));
        parts.put(
                "webhooks",
                table(List.of("Sent to", "Made", "Delivered", "Failed", "Pending", "Repeated"), List.of(row)));
    }

    private void journal(Map<String, String> parts) {
        List<JournalEntry> entries = journal.entries();
        List<List<String>> rows = new ArrayList<>();
        for (int i = entries.size() - 1; i >= 0 && rows.size() < REQUESTS; i--) {
            JournalEntry entry = entries.get(i);
            rows.add(List.of(
                    entry.time().toString(),
                    entry.method() + " " + entry.path(),
                    Objects.requireNonNullElse(entry.operationId(), ""),
                    entry.status() == 0 ? "none" : String.valueOf(entry.status()),
                    Objects.requireNonNullElse(entry.token(), ""),
                    Objects.requireNonNullElse(entry.version(), ""),
                    entry.fault() == null ? "" : entry.fault().name()));
        }
        parts.put("summary", Html.escape(journal.count() + " requests so far"));
        parts.put(
                "journal", table(List.of("Time", "Request", "Operation", "Status", "Token", "Version", "Fault"), rows));
    }

    private void faults(Map<String, String> parts) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<Fault, FaultRule> armed : faults.rules().entrySet()) {
            FaultRule rule = armed.getValue();
            rows.add(List.of(
                    armed.getKey().name(),
                    rule.operations().isEmpty() ? "all" : String.join(", ", rule.operations()),
                    "first " + rule.atLeast() + ", then " + rule.probability(),
                    String.valueOf(faults.count(armed.getKey()))));
        }
        parts.put("faults", table(List.of("Fault", "Strikes", "How often", "Struck"), rows));
    }

    private void callers(Map<String, String> parts) {
        List<List<String>> rows = new ArrayList<>();
        for (Caller caller : callers.all()) {
            rows.add(List.of(
                    caller.label(),
                    caller.token(),
                    caller.location(),
                    caller.scopes(),
                    String.valueOf(caller.remaining()),
                    String.valueOf(caller.remainingToday())));
        }
        parts.put("limits", Html.escape(callers.limits()));
        parts.put("tokens", table(List.of("Label", "Token", "Location", "Scopes", "Left", "Left today"), rows));
        List<List<String>> installations = new ArrayList<>();
        callers.installations()
                .forEach(one -> installations.add(List.of(
                        one.path("companyId").asText(),
                        one.path("locationId").asText("the agency"),
                        one.path("installedAt").asText(),
                        one.path("issued").asText())));
        parts.put(
                "installations", table(List.of("Company", "Location", "Installed", "Tokens given out"), installations));
    }

    private static String table(List<String> head, List<List<String>> rows) {
        return new Html().table(head, rows).toString();
    }
}
