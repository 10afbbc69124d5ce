package io.ghl.examples.syncrunner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.Actions;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every scope of the catalogue there is a request that tells whether a token has it. */
class ActionScopesTest {
    private static GhlSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = GhlSandbox.builder().contacts(3).start();
        // Some lists are begun when they are first read.
        scopes().stream().filter(scope -> scope.endsWith(".readonly")).forEach(scope -> lacks(sandbox.token(), scope));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        for (Action action : Actions.highLevel().all()) {
            action.scopes().stream().filter(scope -> !scope.isEmpty()).forEach(scopes::add);
        }
        return scopes;
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void tellsWhetherATokenHasAScopeAndChangesNothing(String scope) {
        String before = sandbox.snapshot().toString();
        Set<String> others = new TreeSet<>(scopes());
        others.remove(scope);
        sandbox.addToken("pit-with", "with", scope);
        sandbox.addToken("pit-without", "without", others.toArray(String[]::new));

        assertThat(lacks("pit-with", scope)).isFalse();
        assertThat(lacks("pit-without", scope)).isTrue();
        assertThat(sandbox.snapshot().toString()).isEqualTo(before);
    }

    private static boolean lacks(String token, String scope) {
        try (GhlClient ghl = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .privateToken(token)
                .build()) {
            return ActionScopes.lacks(ghl.location(sandbox.locationId()), scope);
        }
    }
}
