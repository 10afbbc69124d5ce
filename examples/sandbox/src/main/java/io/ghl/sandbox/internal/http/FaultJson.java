package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.Faults;
import io.ghl.sandbox.Latency;
import io.ghl.sandbox.internal.state.Json;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Fault rules as the admin API reads and writes them. */
final class FaultJson {
    private static final Set<String> PROPERTIES =
            Set.of("probability", "atLeast", "atMost", "operations", "status", "latencyMillis", "bytesPerSecond");
    private static final Set<String> BOUNDS = Set.of("min", "max");

    private FaultJson() {}

    /** Arms {@code {seed?, rules: {FAULT: {..}}}}: all rules or, if one is wrong, none. Other faults stay as they are. */
    static void arm(Faults faults, JsonNode body) {
        if (!body.path("rules").isObject()) {
            throw new IllegalArgumentException(
                    "the body must look like {\"rules\": {\"RATE_LIMIT\": {\"atLeast\": 1}}}");
        }
        for (Map.Entry<String, JsonNode> property : body.properties()) {
            if (!property.getKey().equals("seed") && !property.getKey().equals("rules")) {
                throw new IllegalArgumentException("unknown property " + property.getKey());
            }
        }
        Map<Fault, FaultRule> rules = new EnumMap<>(Fault.class);
        for (Map.Entry<String, JsonNode> rule : body.path("rules").properties()) {
            rules.put(fault(rule.getKey()), rule(rule.getKey(), rule.getValue()));
        }
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("rules must name at least one fault");
        }
        rules.forEach((fault, rule) -> {
            if (body.has("seed")) {
                faults.set(fault, rule, body.path("seed").asLong());
            } else {
                faults.set(fault, rule);
            }
        });
    }

    static ObjectNode show(Faults faults) {
        ObjectNode json = Json.object();
        ObjectNode rules = json.putObject("rules");
        faults.rules().forEach((fault, rule) -> {
            ObjectNode one = rules.putObject(fault.name())
                    .put("probability", rule.probability())
                    .put("atLeast", rule.atLeast())
                    .put("atMost", rule.atMost())
                    .put("status", rule.status())
                    .put("bytesPerSecond", rule.bytesPerSecond());
            one.set("latencyMillis", show(rule.latency()));
            one.set("operations", Json.of(rule.operations()));
        });
        ObjectNode counts = json.putObject("counts");
        faults.counts().forEach((fault, count) -> counts.put(fault.name(), count));
        return json;
    }

    private static Fault fault(String name) {
        try {
            return Fault.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown fault " + name, e);
        }
    }

    private static FaultRule rule(String fault, JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("the rule of " + fault + " must be an object");
        }
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            if (!PROPERTIES.contains(property.getKey())) {
                throw new IllegalArgumentException("unknown property " + property.getKey());
            }
            boolean names = property.getKey().equals("operations");
            boolean spread = property.getKey().equals("latencyMillis")
                    && property.getValue().isObject();
            if (spread) {
                continue;
            }
            if (names ? !property.getValue().isArray() : !property.getValue().isNumber()) {
                throw new IllegalArgumentException(property.getKey() + " must be a" + (names ? "n array" : " number"));
            }
        }
        if (!json.has("probability") && !json.has("atLeast")) {
            throw new IllegalArgumentException(
                    "the rule of " + fault + " needs probability or atLeast to strike at all");
        }
        double probability = json.path("probability").asDouble(0);
        long atLeast = json.path("atLeast").asLong(0);
        // Without a probability the certain strikes are all there are.
        long atMost = json.path("atMost").asLong(probability == 0 ? atLeast : Long.MAX_VALUE);
        return new FaultRule(
                probability,
                atLeast,
                atMost,
                new HashSet<>(Json.list(json.get("operations"))),
                json.path("status").asInt(500),
                latency(json.path("latencyMillis")),
                json.path("bytesPerSecond").asInt(1_000));
    }

    /** A number, {@code {min, max}} or {@code {mean}}. */
    private static Latency latency(JsonNode json) {
        Set<String> names = new HashSet<>();
        json.properties().forEach(property -> {
            if (property.getValue().isNumber()) {
                names.add(property.getKey());
            }
        });
        if (json.isObject() && names.size() == json.size() && names.equals(BOUNDS)) {
            return Latency.uniform(millis(json.get("min")), millis(json.get("max")));
        }
        if (json.isObject() && names.size() == json.size() && names.equals(Set.of("mean"))) {
            return Latency.exponential(millis(json.get("mean")));
        }
        if (json.isObject()) {
            throw new IllegalArgumentException("latencyMillis must be a number, {min, max} or {mean}");
        }
        return Latency.fixed(millis(json));
    }

    private static Duration millis(JsonNode number) {
        return Duration.ofMillis(number.asLong(0));
    }

    private static JsonNode show(Latency latency) {
        long min = latency.min().toMillis();
        return switch (latency.shape()) {
            case FIXED -> Json.of(min);
            case UNIFORM ->
                Json.object().put("min", min).put("max", latency.max().toMillis());
            case EXPONENTIAL -> Json.object().put("mean", min);
        };
    }
}
