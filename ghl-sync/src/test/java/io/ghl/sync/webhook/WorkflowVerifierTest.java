package io.ghl.sync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.sync.webhook.WebhookException.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowVerifierTest {
    private static final String OLD = "old-secret-of-24-letters";
    private static final String NEW = "new-secret-of-24-letters";

    private final WorkflowVerifier both = WorkflowVerifier.of("X-Webhook-Secret", OLD, NEW);

    private Reason refusal(Map<String, List<String>> headers) {
        WebhookException refusal = catchThrowableOfType(WebhookException.class, () -> both.verify(headers));
        assertThat(refusal).as("a refusal").isNotNull().hasMessageNotContaining("letters");
        return refusal.reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW, " " + NEW})
    void anyOfTheSecretsWillDo(String secret) {
        assertThatCode(() -> both.verify(Map.of("x-webhook-secret", List.of(secret))))
                .doesNotThrowAnyException();
    }

    @Test
    void aReplacedSecretIsRefused() {
        WorkflowVerifier next = WorkflowVerifier.of("X-Webhook-Secret", NEW);
        assertThatThrownBy(() -> next.verify(Map.of("X-Webhook-Secret", List.of(OLD))))
                .isInstanceOf(WebhookException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"old-secret-of-24-lettert", "old-secret-of-24-letter", "OLD-SECRET-OF-24-LETTERS", "\u00e9", "0"
            })
    void anotherSecretIsRefused(String secret) {
        assertThat(refusal(Map.of("X-Webhook-Secret", List.of(secret)))).isEqualTo(Reason.WRONG_SECRET);
    }

    @Test
    void severalValuesAreRefused() {
        assertThat(refusal(Map.of("X-Webhook-Secret", List.of(OLD, "guess")))).isEqualTo(Reason.WRONG_SECRET);
        assertThat(refusal(Map.of("X-Webhook-Secret", List.of("guess", OLD)))).isEqualTo(Reason.WRONG_SECRET);
    }

    @Test
    void aMissingSecretIsRefused() {
        assertThat(refusal(Map.of())).isEqualTo(Reason.NO_SECRET);
        assertThat(refusal(Map.of("X-Webhook-Secret", List.of()))).isEqualTo(Reason.NO_SECRET);
        assertThat(refusal(Map.of("X-Webhook-Secret", List.of(" ", "N/A")))).isEqualTo(Reason.NO_SECRET);
        assertThat(refusal(Map.of("X-Other", List.of(OLD)))).isEqualTo(Reason.NO_SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fifteen-letters", "sixteen letters!", "sixteen-letters\u00e9", "sixteen-letters\n"})
    void aSecretThatIsWeakOrCannotBeSentIsRefusedAtOnce(String secret) {
        assertThatThrownBy(() -> WorkflowVerifier.of("X-Webhook-Secret", OLD, secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16")
                .hasMessageNotContaining("letters");
    }

    @Test
    void aVerifierNeedsAHeaderAndASecret() {
        assertThatThrownBy(() -> WorkflowVerifier.of("X Secret", OLD)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkflowVerifier.of("", OLD)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkflowVerifier.of("X-Secret")).isInstanceOf(IllegalArgumentException.class);
        assertThat(both).hasToString("WorkflowVerifier[X-Webhook-Secret]");
    }
}
