package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listeners see what goes over the wire to the letter. */
class ListenerTest {
    private final List<SandboxExchange> seen = new CopyOnWriteArrayList<>();
    private final GhlSandbox sandbox = GhlSandbox.builder().listener(seen::add).start();
    private final Api api = Api.of(sandbox, Api.V2);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void requestsAndAnswersAreSeenAsTheyWere() {
        Api.Answer answer = api.post("/contacts/?a=%2B1&b", api.contact("'firstName':'Ada'"));
        assertThat(seen).singleElement().satisfies(exchange -> {
            assertThat(exchange)
                    .isEqualTo(new SandboxExchange(
                            "POST",
                            "/contacts/",
                            "a=%2B1&b",
                            Api.V2,
                            "application/json",
                            api.contact("'firstName':'Ada'").replace('\'', '"'),
                            201,
                            exchange.answer()));
            assertThat(exchange.answer()).contains(answer.body().path("traceId").asText());
            assertThat(exchange).hasToString("POST /contacts/ -> 201");
        });
    }

    @Test
    void refusedAndUnansweredOnesAreSeenAndPagesOfTheSandboxAreNot() {
        Api bare = Api.bare(sandbox, Map.of());
        bare.get("/contacts/nobody");
        bare.get("/nowhere");
        bare.get("/_sandbox/journal");
        bare.get("/");
        sandbox.faults().set(Fault.RESET_BEFORE_EFFECT, FaultRule.next(1));
        assertThatThrownBy(() -> api.create("'firstName':'Ada'")).isInstanceOf(UncheckedIOException.class);
        assertThat(seen)
                .extracting(SandboxExchange::toString)
                .containsExactly("GET /contacts/nobody -> 401", "GET /nowhere -> 404", "POST /contacts/ -> 0");
    }
}
