package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.Faults;
import io.ghl.sandbox.internal.state.Json;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Fault rules as the admin API reads and writes them. */
final class FaultJson {
    private static final Set<String> PROPERTIES =
            Set.of("probability", "atLeast", "atMost", "operations", "status", "latencyMillis");

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
                    .put("latencyMillis", rule.latency().toMillis());
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
                Duration.ofMillis(json.path("latencyMillis").asLong(0)));
    }
}
