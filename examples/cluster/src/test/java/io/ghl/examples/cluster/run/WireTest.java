package io.ghl.examples.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.SandboxExchange;
import org.junit.jupiter.api.Test;

class WireTest {
    private final Wire wire = new Wire();

    private void sent(String method, String path, String body, int status) {
        wire.exchanged(new SandboxExchange(method, path, null, null, null, body, status, "{}"));
    }

    @Test
    void countsWhatTookEffect() {
        String ada = "{\"locationId\":\"here\",\"email\":\"ada@example.com\"}";
        sent("POST", "/contacts/", ada, 201);
        sent("POST", "/contacts/", ada, 400);
        sent("PUT", "/contacts/c1", "{\"city\":\"London\"}", 200);
        sent("PUT", "/contacts/c2", "{\"city\":\"London\"}", 200);
        sent("PUT", "/contacts/c1", "{\"city\":\"Paris\",\"firstName\":null}", 200);
        assertThat(wire.createdTwice()).isEmpty();
        assertThat(wire.writtenTwice()).isEmpty();

        sent("POST", "/contacts/", ada, 201);
        sent("PUT", "/contacts/c1", "{\"city\":\"Paris\"}", 200);
        assertThat(wire.createdTwice()).containsExactly("here ada@example.com");
        assertThat(wire.writtenTwice()).containsExactly("/contacts/c1 city Paris");
    }
}
