package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both signature headers, and what HighLevel sends where it has no signature: FACTS §5.2. */
class WebhookSignatureTest {
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private SandboxBuilder builder() {
        return GhlSandbox.builder().webhookUrl(receiver.url());
    }

    private Receiver.Hook hook(GhlSandbox sandbox) {
        receiver.forget();
        sandbox.webhooks().send("ContactCreate", java.util.Map.of("firstName", "Zoë"));
        assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
        return receiver.hooks().get(0);
    }

    private static boolean verifies(String algorithm, PublicKey key, byte[] body, String signature) throws Exception {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(body);
        return verifier.verify(Base64.getDecoder().decode(signature));
    }

    private static PublicKey legacyKey(GhlSandbox sandbox) throws Exception {
        String pem = sandbox.webhooks().legacyPublicKeyPem();
        String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    @Test
    void theLegacySignatureVerifiesOverTheRawBytes() throws Exception {
        try (GhlSandbox sandbox = builder()
                .webhookSignatures(WebhookSignature.SIGNED, WebhookSignature.SIGNED)
                .start()) {
            Receiver.Hook hook = hook(sandbox);
            PublicKey key = legacyKey(sandbox);
            assertThat(((RSAPublicKey) key).getModulus().bitLength()).isEqualTo(2048);
            assertThat(verifies("SHA256withRSA", key, hook.raw(), hook.header("X-wh-signature")))
                    .isTrue();
            byte[] other = hook.raw().clone();
            other[0]++;
            assertThat(verifies("SHA256withRSA", key, other, hook.header("X-wh-signature")))
                    .isFalse();
            assertThat(hook.header("X-ghl-signature")).hasSize(88);
        }
    }

    @Test
    void headersSayNotAvailableOrAreLeftOut() throws Exception {
        try (GhlSandbox sandbox = builder().start()) {
            assertThat(hook(sandbox).header("X-wh-signature")).isEqualTo("N/A");
            sandbox.webhooks().signatures(WebhookSignature.NOT_AVAILABLE, WebhookSignature.SIGNED);
            Receiver.Hook legacyOnly = hook(sandbox);
            assertThat(legacyOnly.header("X-ghl-signature")).isEqualTo("N/A");
            assertThat(verifies(
                            "SHA256withRSA", legacyKey(sandbox), legacyOnly.raw(), legacyOnly.header("X-wh-signature")))
                    .isTrue();
            sandbox.webhooks().signatures(WebhookSignature.ABSENT, WebhookSignature.ABSENT);
            assertThat(hook(sandbox).headers()).doesNotContainKeys("X-ghl-signature", "X-wh-signature");
        }
    }

    @Test
    void aRestartFindsBothKeysAgain(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("state.jsonl");
        String legacy;
        String key;
        try (GhlSandbox sandbox = builder().stateFile(file).start()) {
            legacy = sandbox.webhooks().legacyPublicKeyPem();
            key = sandbox.webhookPublicKeyPem();
        }
        try (GhlSandbox sandbox = builder().stateFile(file).start();
                GhlSandbox other = GhlSandbox.start()) {
            assertThat(sandbox.webhooks().legacyPublicKeyPem())
                    .isEqualTo(legacy)
                    .isNotEqualTo(other.webhooks().legacyPublicKeyPem());
            assertThat(sandbox.webhookPublicKeyPem()).isEqualTo(key);
        }
    }
}
