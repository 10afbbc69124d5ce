package io.ghl.client.contract.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.contract.spec.Spec;
import io.ghl.client.contract.spec.SpecOperation;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds an exchange against the specification. */
public final class ExchangeCheck {
    private final Spec spec;

    public ExchangeCheck(Spec spec) {
        this.spec = spec;
    }

    /** All that does not fit; empty if the exchange keeps the contract. */
    public List<String> misfits(Exchange exchange) {
        List<String> misfits = new ArrayList<>(request(exchange));
        misfits.addAll(answer(exchange));
        return misfits;
    }

    /** What is wrong with the request. */
    List<String> request(Exchange exchange) {
        List<String> misfits = new ArrayList<>();
        SpecOperation operation = find(exchange);
        if (operation == null) {
            misfits.add(exchange + ": the specification of " + spec.version() + " has no such operation");
            return misfits;
        }
        List<String> found = new ArrayList<>();
        variables(operation, exchange, found);
        version(operation, exchange, found);
        query(operation, exchange, found);
        body(operation, exchange, found);
        found.forEach(misfit -> misfits.add(operation.id() + " request: " + misfit));
        return misfits;
    }

    /** What is wrong with the answer, if there was one. A server that fails (5xx) keeps no contract. */
    List<String> answer(Exchange exchange) {
        SpecOperation operation = find(exchange);
        if (operation == null || exchange.status() == 0 || exchange.status() >= 500) {
            return List.of();
        }
        String where = operation.id() + " " + exchange.status() + ": ";
        JsonNode schema = operation.contract().path("responses").get(String.valueOf(exchange.status()));
        if (schema == null) {
            return List.of(where + "this status is not documented");
        }
        if (schema.isNull()) {
            // Refusals are often documented without a body; the body of a success is what a caller wants.
            return exchange.refused() ? List.of() : List.of(where + "nothing is said about the answer");
        }
        JsonNode answer;
        try {
            answer = Json.parse(exchange.answer());
        } catch (IllegalArgumentException e) {
            return List.of(where + "is not JSON");
        }
        return operation.misfits(schema, answer).stream().map(where::concat).toList();
    }

    private SpecOperation find(Exchange exchange) {
        return spec.at(exchange.method(), exchange.path()).orElse(null);
    }

    private static void variables(SpecOperation operation, Exchange exchange, List<String> misfits) {
        for (String variable : operation.path().variables()) {
            if (!operation.contract().path("path").has(variable)) {
                misfits.add("path parameter " + variable + " is not declared");
            }
        }
        if (exchange.path().contains("%7B") || exchange.path().contains("{")) {
            misfits.add("the path has a brace: a parameter was not filled in");
        }
    }

    private static void version(SpecOperation operation, Exchange exchange, List<String> misfits) {
        Set<String> versions = new HashSet<>();
        operation.contract().path("versions").forEach(version -> versions.add(version.asText()));
        if (!versions.contains(String.valueOf(exchange.version()))) {
            misfits.add("Version header " + exchange.version() + " is none of " + versions);
        }
    }

    private static void query(SpecOperation operation, Exchange exchange, List<String> misfits) {
        JsonNode declared = operation.contract().path("query");
        Set<String> sent = new HashSet<>();
        for (Map.Entry<String, String> parameter : exchange.query()) {
            String name = parameter.getKey();
            JsonNode schema = declared.path(name);
            if (schema.isMissingNode()) {
                misfits.add("query parameter " + name + " is not declared");
                continue;
            }
            boolean list = schema.path("type").asText().equals("array");
            if (!sent.add(name) && !list) {
                misfits.add("query parameter " + name + " is sent twice");
            }
            operation
                    .misfits(list ? schema.path("items") : schema, typed(parameter.getValue(), schema))
                    .forEach(misfit -> misfits.add("query parameter " + name + misfit));
        }
        declared.properties().forEach(parameter -> {
            if (parameter.getValue().path("x-required").asBoolean() && !sent.contains(parameter.getKey())) {
                misfits.add("query parameter " + parameter.getKey() + " is missing");
            }
        });
    }

    /** A parameter's text as the value of its type; as text if it is none, which then does not fit. */
    private static JsonNode typed(String text, JsonNode schema) {
        switch (schema.path("type").asText()) {
            case "boolean" -> {
                return text.equals("true") || text.equals("false") ? Json.parse(text) : TextNode.valueOf(text);
            }
            case "number", "integer" -> {
                try {
                    return Json.object().numberNode(new BigDecimal(text));
                } catch (NumberFormatException e) {
                    return TextNode.valueOf(text);
                }
            }
            default -> {
                return TextNode.valueOf(text);
            }
        }
    }

    private static void body(SpecOperation operation, Exchange exchange, List<String> misfits) {
        JsonNode declared = operation.contract().path("request");
        if (exchange.body().isEmpty()) {
            if (operation.contract().path("bodyRequired").asBoolean()) {
                misfits.add("the body is missing");
            }
            return;
        }
        if (declared.isEmpty()) {
            misfits.add("there is a body, and none is declared");
            return;
        }
        String type = SentBody.type(exchange);
        JsonNode schema = declared.path(type);
        if (schema.isMissingNode()) {
            misfits.add("the body is " + type + ", which is not declared");
            return;
        }
        try {
            JsonNode body = SentBody.json(exchange);
            misfits.addAll(operation.misfits(schema, body));
            JsonNode described = body.isArray() ? schema.path("items") : schema;
            if (described.path("properties").isEmpty() && !body.isEmpty()) {
                misfits.add("the body has members, and none is specified");
            }
        } catch (IllegalArgumentException e) {
            misfits.add("the body is not " + type);
        }
    }

    /** The names of the query's parameters and of the body's members. */
    public static Set<String> namesSent(Exchange exchange) {
        Set<String> names = new HashSet<>();
        exchange.query().forEach(parameter -> names.add(parameter.getKey()));
        if (!exchange.body().isEmpty()) {
            JsonNode body = SentBody.json(exchange);
            (body.isArray() ? body : List.of(body))
                    .forEach(object -> object.fieldNames().forEachRemaining(names::add));
        }
        return names;
    }
}
