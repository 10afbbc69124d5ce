package io.ghl.sandbox.internal.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Installations, codes and tokens as records of the world, so that they are in the state file like everything else.
 * A record's id is its type and its key: {@code code:…}, {@code install:…}, {@code access:…}, {@code refresh:…}.
 */
public final class Grants {
    /** HighLevel's access tokens live a day, less a second. */
    static final long LIFETIME_SECONDS = 86_399;

    private static final String PLACE = "_oauth";
    private static final String FIRST_PLAN = "sandboxPlan";
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(365);

    private final World world;
    private final App app;

    /** Creates the records of one app. */
    public Grants(World world, App app) {
        this.world = world;
        this.app = app;
    }

    /** Whose token it is: a company, or a location of it. */
    record Holder(String companyId, @Nullable String locationId) {
        String id() {
            return locationId == null ? companyId : locationId;
        }

        String userType() {
            return locationId == null ? "Company" : "Location";
        }

        static Holder of(JsonNode doc) {
            return new Holder(doc.path("companyId").asText(), Json.text(doc, "locationId"));
        }

        ObjectNode put(ObjectNode doc) {
            doc.put("companyId", companyId);
            return locationId == null ? doc : doc.put("locationId", locationId);
        }
    }

    /**
     * A bearer that HighLevel gave out.
     *
     * @param locationId empty for a company
     */
    public record Bearer(String label, String companyId, String locationId, Set<String> scopes) {}

    <T> T write(Function<Change, T> work) {
        return world.write(PLACE, work);
    }

    <T> T read(Function<Map<String, ObjectNode>, T> look) {
        return world.read(PLACE, data -> look.apply(data.records(Kind.OAUTH)));
    }

    static @Nullable ObjectNode doc(LocationData data, String type, String key) {
        return data.records(Kind.OAUTH).get(type + ":" + key);
    }

    static void put(Change change, String type, String key, ObjectNode doc) {
        change.put(Kind.OAUTH, type + ":" + key, doc);
    }

    static boolean isPast(Change change, JsonNode doc, String field) {
        String time = Json.text(doc, field);
        return time != null && !change.now().isBefore(Instant.parse(time));
    }

    /** The live bearer with this value. */
    public Optional<Bearer> bearer(String value) {
        Instant now = world.now();
        return world.read(PLACE, data -> {
            ObjectNode doc = doc(data, "access", value);
            if (doc == null || !now.isBefore(Instant.parse(doc.path("expiresAt").asText()))) {
                return Optional.empty();
            }
            return Optional.of(new Bearer(
                    doc.path("label").asText(),
                    doc.path("companyId").asText(),
                    doc.path("locationId").asText(""),
                    new TreeSet<>(List.of(doc.path("scope").asText().split(" ")))));
        });
    }

    /** A user agrees: the app is installed, HighLevel says so by webhook, and a code waits to be exchanged. */
    public String authorize(@Nullable String locationId, List<String> approved, String redirectUri) {
        return write(change -> {
            Holder holder = new Holder(app.companyId(), locationId);
            install(change, holder, approved);
            String code = change.ids().uuid().toString().replace("-", "");
            ObjectNode doc = holder.put(Json.object())
                    .put("redirectUri", redirectUri)
                    .put("expiresAt", change.now().plus(CODE_LIFETIME).toString());
            put(change, "code", code, doc);
            return code;
        });
    }

    private void install(Change change, Holder holder, List<String> approved) {
        ObjectNode doc =
                holder.put(Json.object()).put("installedAt", change.now().toString());
        doc.put("all", holder.locationId() == null && approved.isEmpty());
        doc.set("approved", Json.strings(approved));
        ObjectNode before = doc(change.data(), "install", holder.id());
        doc.put("issued", before == null ? 0 : before.path("issued").asInt());
        put(change, "install", holder.id(), doc.put("planId", FIRST_PLAN));
        event(change, "INSTALL", holder)
                .put("installType", holder.userType())
                .put("userId", "sandboxUser")
                .put("planId", FIRST_PLAN)
                .put("companyName", "Sandbox Agency")
                .put("isWhitelabelCompany", false)
                .putObject("whitelabelDetails");
    }

    /** A location comes later under an installation for all: its event names neither user nor company. */
    public void installFuture(String locationId) {
        write(change -> {
            if (!isApproved(change.data(), locationId)) {
                throw new IllegalArgumentException("the company has not installed the app for this location");
            }
            return announceFuture(change, locationId);
        });
    }

    /** A location was made: under an installation for all it has the app from then on. */
    public void locationMade(String locationId) {
        write(change -> {
            ObjectNode company = doc(change.data(), "install", app.companyId());
            return company != null && company.path("all").asBoolean() && announceFuture(change, locationId);
        });
    }

    private static boolean announceFuture(Change change, String locationId) {
        ObjectNode event = Json.object()
                .put("type", "INSTALL")
                .put("locationId", locationId)
                .put("installType", "Location")
                .put("planId", FIRST_PLAN);
        change.announce(event);
        return true;
    }

    /** Somebody who has installed the app moves to another of its plans. */
    public void changePlan(String id, String planId) {
        write(change -> {
            ObjectNode install = doc(change.data(), "install", id);
            if (install == null) {
                throw new IllegalArgumentException("the app is not installed there");
            }
            put(change, "install", id, install.deepCopy().put("planId", planId));
            return event(change, "PLAN_CHANGE", Holder.of(install))
                    .put("userId", "sandboxUser")
                    .put("currentPlanId", install.path("planId").asText(FIRST_PLAN))
                    .put("newPlanId", planId);
        });
    }

    /** The event is finished by the caller; it is sent when the change is safe. */
    private static ObjectNode event(Change change, String type, Holder holder) {
        ObjectNode event = Json.object().put("type", type);
        if (!type.equals("UNINSTALL") || holder.locationId() == null) {
            event.put("companyId", holder.companyId());
        }
        if (holder.locationId() != null) {
            event.put("locationId", holder.locationId());
        }
        change.announce(event);
        return event;
    }

    /** Makes a pair and the answer that carries it, in the names of v2. */
    ObjectNode issue(Change change, Holder holder, String scope, boolean refreshable) {
        ObjectNode known = doc(change.data(), "install", holder.id());
        ObjectNode install = known == null ? holder.put(Json.object()) : known.deepCopy();
        int number = install.path("issued").asInt() + 1;
        put(change, "install", holder.id(), install.put("issued", number));
        String access = "at-" + change.ids().uuid();
        String label = (holder.locationId() == null ? "company " : "location ") + holder.id() + " #" + number;
        put(
                change,
                "access",
                access,
                holder.put(Json.object())
                        .put("label", label)
                        .put("scope", scope)
                        .put(
                                "expiresAt",
                                change.now().plusSeconds(LIFETIME_SECONDS).toString()));
        ObjectNode answer = Json.object()
                .put("access_token", access)
                .put("token_type", "Bearer")
                .put("expires_in", LIFETIME_SECONDS);
        if (refreshable) {
            String refresh = "rt-" + change.ids().uuid();
            put(
                    change,
                    "refresh",
                    refresh,
                    holder.put(Json.object())
                            .put("scope", scope)
                            .put(
                                    "expiresAt",
                                    change.now().plus(REFRESH_LIFETIME).toString()));
            answer.put("refresh_token", refresh);
        }
        holder.put(answer.put("scope", scope).put("userType", holder.userType()));
        if (holder.locationId() == null) {
            answer.put("isBulkInstallation", true)
                    .put("approveAllLocations", install.path("all").asBoolean())
                    .put("installToFutureLocations", install.path("all").asBoolean());
            answer.set("approvedLocations", Json.strings(Json.list(install.get("approved"))));
        }
        return answer.put("userId", "sandboxUser");
    }

    /** Lets every access token of a company or location, or all for null, expire now. */
    public void expire(@Nullable String id) {
        write(change -> {
            matching(change, "access", id)
                    .forEach((key, doc) -> change.put(
                            Kind.OAUTH,
                            key,
                            doc.deepCopy().put("expiresAt", change.now().toString())));
            return true;
        });
    }

    /** Takes every token of a company or location away, or all for null; the app stays installed. */
    public void revoke(@Nullable String id) {
        write(change -> {
            for (String type : List.of("access", "refresh")) {
                matching(change, type, id).keySet().forEach(key -> change.remove(Kind.OAUTH, key));
            }
            return true;
        });
    }

    private static Map<String, ObjectNode> matching(Change change, String type, @Nullable String id) {
        Map<String, ObjectNode> found = new java.util.LinkedHashMap<>();
        change.data().records(Kind.OAUTH).forEach((key, doc) -> {
            if (key.startsWith(type + ":") && (id == null || Holder.of(doc).id().equals(id))) {
                found.put(key, doc);
            }
        });
        return found;
    }

    /** Pauses a location, or wakes it up. */
    public void suspend(String locationId, boolean suspended) {
        write(change -> {
            if (suspended) {
                put(change, "suspended", locationId, Json.object());
            } else {
                change.remove(Kind.OAUTH, "suspended:" + locationId);
            }
            return true;
        });
    }

    static boolean isSuspended(LocationData data, @Nullable String locationId) {
        return locationId != null && doc(data, "suspended", locationId) != null;
    }

    /** Removes the app from a location, or from the company and all its locations. */
    public void uninstall(String id) {
        write(change -> {
            boolean whole = id.equals(app.companyId());
            Predicate<ObjectNode> hit = doc -> whole || id.equals(Holder.of(doc).id());
            change.data().records(Kind.OAUTH).forEach((key, doc) -> {
                boolean token = key.startsWith("access:") || key.startsWith("refresh:") || key.startsWith("code:");
                if ((token || key.startsWith("install:")) && hit.test(doc)) {
                    change.remove(Kind.OAUTH, key);
                }
            });
            var unused = event(change, "UNINSTALL", new Holder(app.companyId(), whole ? null : id));
            return true;
        });
    }

    /** Whether the company may have a token of a location. */
    boolean isApproved(LocationData data, String locationId) {
        ObjectNode company = doc(data, "install", app.companyId());
        return locations().contains(locationId)
                && company != null
                && (company.path("all").asBoolean()
                        || Json.list(company.get("approved")).contains(locationId));
    }

    /** The company's locations: those it began with and those made since, without deleted ones. */
    public List<String> locations() {
        return world.read(World.LOCATIONS, data -> locations(data, app));
    }

    /** The ids of locations in the data of {@link World#LOCATIONS}. */
    public static List<String> locations(LocationData data, App app) {
        Set<String> ids = new LinkedHashSet<>(app.locations());
        data.records(Kind.LOCATION).forEach((id, doc) -> {
            if (doc.path("deleted").asBoolean()) {
                ids.remove(id);
            } else {
                ids.add(id);
            }
        });
        return List.copyOf(ids);
    }

    /** The app that is installed. */
    public App app() {
        return app;
    }
}
