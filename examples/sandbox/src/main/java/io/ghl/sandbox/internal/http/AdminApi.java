package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Faults;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sandbox.RequestJournal;
import io.ghl.sandbox.WebhookStats;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.oauth.Grants;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.World;
import io.ghl.sandbox.internal.webhook.Outbox;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /_sandbox/}: what HighLevel has not, for those who test. It needs no token and leaves no trace. */
public final class AdminApi {
    private static final int MOST_SAMPLES = 1_000;
    private static final String PREFIX = "/_sandbox/";
    private static final List<String> ROUTES = List.of(
            "GET /_sandbox/journal?since=&from=&limit=&operation=&status=&token=&method=&id=&location=&version=&fault=",
            "PUT /_sandbox/journal {bodies: true | false}",
            "DELETE /_sandbox/journal",
            "GET /_sandbox/faults",
            "PUT /_sandbox/faults",
            "DELETE /_sandbox/faults",
            "GET /_sandbox/webhooks",
            "PUT /_sandbox/webhooks",
            "GET /_sandbox/webhooks/key.pem",
            "POST /_sandbox/webhooks/drain?timeoutMillis=",
            "GET /_sandbox/state",
            "POST /_sandbox/contacts?count=&locationId=",
            "POST /_sandbox/reset");
    private static final List<String> ALL_ROUTES = Stream.of(
                    ROUTES, WebhookAdmin.ROUTES, StateAdmin.ROUTES, OAuthAdmin.ROUTES)
            .flatMap(List::stream)
            .toList();

    private final World world;
    private final Faults faults;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final String publicKey;
    private final String publicKeyPem;
    private final Runnable reset;
    private final BiConsumer<String, Integer> sampler;
    private final OAuthAdmin oauth;
    private final WebhookAdmin webhookAdmin;
    private final StateAdmin stateAdmin;

    /** Creates the admin API of one sandbox. */
    public AdminApi(
            GhlSandbox sandbox,
            World world,
            Faults faults,
            RequestJournal journal,
            Outbox outbox,
            String publicKey,
            String publicKeyPem,
            Grants grants,
            Runnable reset,
            BiConsumer<String, Integer> sampler) {
        this.oauth = new OAuthAdmin(grants);
        this.webhookAdmin = new WebhookAdmin(sandbox);
        this.stateAdmin = new StateAdmin(sandbox);
        this.world = world;
        this.faults = faults;
        this.journal = journal;
        this.outbox = outbox;
        this.publicKey = publicKey;
        this.publicKeyPem = publicKeyPem;
        this.reset = reset;
        this.sampler = sampler;
    }

    /** Whether a request is for this API and not for HighLevel's. */
    static boolean owns(String path) {
        return path.startsWith(PREFIX) || path.equals("/_sandbox");
    }

    Outgoing answer(Incoming in) {
        try {
            Outgoing out = route(in);
            // A button of the page, which a browser without scripts follows: back to the page.
            boolean button = in.method().equals("POST")
                    && "application/x-www-form-urlencoded".equals(in.contentType())
                    && in.body().isEmpty();
            return button ? Outgoing.seeOther("/") : out;
        } catch (ApiError e) {
            return Outgoing.json(e.status(), e.body());
        } catch (IOException e) {
            return Outgoing.json(400, Json.object().put("message", "the body is not JSON"));
        } catch (IllegalArgumentException e) {
            return Outgoing.json(400, Json.object().put("message", String.valueOf(e.getMessage())));
        }
    }

    private Outgoing route(Incoming in) throws IOException {
        if (OAuthAdmin.owns(in.path())) {
            ObjectNode answer = oauth.answer(in);
            if (answer != null) {
                return ok(answer);
            }
        }
        Map<String, String> query = Gateway.query(in.query());
        String path = in.path().length() < PREFIX.length() ? "" : in.path().substring(PREFIX.length());
        return switch (in.method() + " " + path) {
            case "GET " -> ok(Json.object().set("routes", Json.strings(ALL_ROUTES)));
            case "GET journal" -> ok(journal(query));
            case "DELETE journal" -> {
                journal.clear();
                yield ok(Json.object());
            }
            case "GET faults" -> ok(FaultJson.show(faults));
            case "PUT faults" -> {
                FaultJson.arm(faults, Json.parse(in.body()));
                yield ok(FaultJson.show(faults));
            }
            case "DELETE faults" -> {
                faults.clear();
                yield ok(FaultJson.show(faults));
            }
            case "GET webhooks" -> ok(webhooks());
            case "PUT webhooks" -> {
                outbox.target(target(Json.parse(in.body())));
                yield ok(webhooks());
            }
            case "GET webhooks/key.pem" -> Outgoing.text(200, publicKeyPem);
            case "POST webhooks/drain" -> {
                Duration timeout = Duration.ofMillis(AdminBody.number(query, "timeoutMillis", 10_000));
                boolean drained = outbox.awaitDrained(timeout);
                yield ok(webhooks().put("drained", drained));
            }
            case "GET state" -> ok(world.snapshot());
            case "POST contacts" -> {
                long count = AdminBody.number(query, "count", 5);
                if (count < 1 || count > MOST_SAMPLES) {
                    throw new IllegalArgumentException("count must be from 1 to " + MOST_SAMPLES);
                }
                sampler.accept(query.getOrDefault("locationId", ""), (int) count);
                yield ok(Json.object().put("created", count));
            }
            case "POST reset" -> {
                reset.run();
                yield ok(Json.object());
            }
            case "PUT journal" -> {
                journal.keepBodies(AdminBody.flag(AdminBody.of(in, "bodies"), "bodies"));
                yield ok(Json.object().put("bodies", journal.keepsBodies()));
            }
            default -> more(in);
        };
    }

    private Outgoing more(Incoming in) throws IOException {
        Outgoing webhook = webhookAdmin.answer(in);
        Outgoing out = webhook == null ? stateAdmin.answer(in) : webhook;
        if (out == null) {
            throw ApiError.of(404, "Cannot " + in.method() + " " + in.path() + ", GET /_sandbox/ lists what there is");
        }
        return out;
    }

    private static @Nullable URI target(JsonNode body) {
        JsonNode url = body.path("url");
        if (!url.isTextual() && !url.isNull()) {
            throw new IllegalArgumentException("url must be an http or https URL, or null to send nothing");
        }
        try {
            return url.isNull() ? null : HttpUrl.parse(url.textValue());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("url must be an http or https URL, or null to send nothing", e);
        }
    }

    private static Outgoing ok(ObjectNode body) {
        return Outgoing.json(200, body);
    }

    private ObjectNode webhooks() {
        URI target = outbox.target();
        WebhookStats stats = outbox.stats();
        return Json.object()
                .put("url", target == null ? null : target.toString())
                .put("publicKey", publicKey)
                .put("paused", outbox.paused())
                .put("generated", stats.generated())
                .put("delivered", stats.delivered())
                .put("failed", stats.failed())
                .put("dropped", stats.dropped())
                .put("duplicated", stats.duplicated())
                .put("reordered", stats.reordered())
                .put("retried", stats.retried())
                .put("pending", stats.pending());
    }

    private ObjectNode journal(Map<String, String> query) {
        long since = AdminBody.number(query, "since", 0);
        long limit = AdminBody.number(query, "limit", 1_000);
        String id = query.get("id");
        Instant from = instant(query.getOrDefault("from", Instant.EPOCH.toString()));
        List<JournalEntry> entries = journal.entries(e -> e.seq() > since
                && AdminBody.is(query, "operation", e.operationId())
                && AdminBody.is(query, "token", e.token())
                && AdminBody.is(query, "method", e.method())
                && AdminBody.is(query, "status", String.valueOf(e.status()))
                && AdminBody.is(query, "location", e.locationId())
                && AdminBody.is(query, "version", e.version())
                && AdminBody.is(
                        query, "fault", e.fault() == null ? null : e.fault().name())
                && (id == null || e.pathIds().containsValue(id))
                && !e.time().isBefore(from));
        ObjectNode json = Json.object().put("total", journal.count()).put("matching", entries.size());
        json.set("byOperation", Json.of(journal.countByOperation()));
        json.set("byStatus", Json.of(journal.countByStatus()));
        json.set("byToken", Json.of(journal.countByToken()));
        ArrayNode list = json.putArray("entries");
        entries.stream().limit(limit).forEach(e -> {
            ObjectNode entry = list.addObject()
                    .put("seq", e.seq())
                    .put("time", e.time().toString())
                    .put("method", e.method())
                    .put("path", e.path())
                    .put("operationId", e.operationId())
                    .put("status", e.status())
                    .put("token", e.token())
                    .put("locationId", e.locationId())
                    .put("version", e.version())
                    .put("fault", e.fault() == null ? null : e.fault().name());
            entry.set("pathIds", Json.of(e.pathIds()));
            if (e.body() != null) {
                entry.put("body", e.body());
            }
        });
        return json;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("from must be a time such as 2026-11-21T12:00:00Z", e);
        }
    }
}
