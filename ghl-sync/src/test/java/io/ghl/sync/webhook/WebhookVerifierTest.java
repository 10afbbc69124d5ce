package io.ghl.sync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.WebhookException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
    private static final long SEED = 5_2;
    private static final WebhookSigner SIGNER = WebhookSigner.ed25519();
    private static final WebhookSigner LEGACY = WebhookSigner.legacy();
    private static final byte[] BODY = "{\"type\":\"ContactUpdate\",\"amount\":1.0}".getBytes(StandardCharsets.UTF_8);

    private final WebhookVerifier verifier = WebhookVerifier.of(SIGNER.publicKey());

    private static Map<String, List<String>> header(String name, String... values) {
        return Map.of(name, List.of(values));
    }

    private static Reason refusal(WebhookVerifier verifier, Map<String, List<String>> headers, byte[] body) {
        WebhookException refusal = catchThrowableOfType(WebhookException.class, () -> verifier.verify(headers, body));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-GHL-Signature", "x-ghl-signature", "X-Ghl-SIGNATURE"})
    void aGenuineWebhookVerifiesWhateverTheCaseOfTheHeader(String name) {
        String signature = SIGNER.signature(BODY);
        assertThatCode(() -> verifier.verify(header(name, signature), BODY)).doesNotThrowAnyException();
        assertThatCode(() -> verifier.verify(header(name, " " + signature + " ", "N/A"), BODY))
                .doesNotThrowAnyException();
        assertThat(verifier.read(header(name, signature), BODY).envelope().type())
                .isEqualTo("ContactUpdate");
    }

    @Test
    void anEmptyBodyCanBeSigned() {
        byte[] empty = {};
        assertThatCode(() -> verifier.verify(SIGNER.headers(empty), empty)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verifier.read(SIGNER.headers(empty), empty))
                .isInstanceOf(WebhookException.class)
                .extracting(e -> ((WebhookException) e).reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void anyChangedBitIsNoticed() {
        Map<String, List<String>> headers = SIGNER.headers(BODY);
        for (int bit = 0; bit < BODY.length * 8; bit++) {
            byte[] changed = BODY.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(refusal(verifier, headers, changed)).isEqualTo(Reason.WRONG_SIGNATURE);
        }
        assertThat(refusal(verifier, headers, Arrays.copyOf(BODY, BODY.length - 1)))
                .isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @Test
    void anotherKeyDoesNotFit() {
        assertThat(refusal(WebhookVerifier.highLevel(), SIGNER.headers(BODY), BODY))
                .isEqualTo(Reason.WRONG_SIGNATURE);
        assertThat(refusal(WebhookVerifier.of(WebhookSigner.ed25519().publicKey()), SIGNER.headers(BODY), BODY))
                .isEqualTo(Reason.WRONG_SIGNATURE);
    }

    @Test
    void severalKeysAreTriedWhileAKeyIsReplaced() {
        WebhookSigner next = WebhookSigner.ed25519();
        WebhookVerifier both = WebhookVerifier.of(
                WebhookVerifier.HIGHLEVEL_KEY,
                "-----BEGIN PUBLIC KEY-----\n" + SIGNER.publicKey() + "\n-----END PUBLIC KEY-----\n",
                next.publicKey());
        assertThatCode(() -> both.verify(SIGNER.headers(BODY), BODY)).doesNotThrowAnyException();
        assertThatCode(() -> both.verify(next.headers(BODY), BODY)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "N/A", "n/a"})
    void aSignatureThatSaysNothingIsMissing(String value) {
        assertThat(refusal(verifier, header("X-GHL-Signature", value), BODY)).isEqualTo(Reason.NOT_SIGNED);
    }

    @Test
    void headersAsServersHandThemOver() {
        Map<String, List<String>> odd = new HashMap<>();
        odd.put(null, List.of("HTTP/1.1 200"));
        odd.put("X-GHL-Signature", null);
        odd.put("x-ghl-signature", Arrays.asList(null, ""));
        assertThat(refusal(verifier, odd, BODY)).isEqualTo(Reason.NOT_SIGNED);
        assertThat(refusal(verifier, Map.of(), BODY)).isEqualTo(Reason.NOT_SIGNED);
        assertThat(refusal(verifier, header("X-GHL-Signature"), BODY)).isEqualTo(Reason.NOT_SIGNED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 65, 512, 5000})
    void aSignatureOfAnotherLengthIsMalformed(int length) {
        String signature = Base64.getEncoder().encodeToString(new byte[length]);
        assertThat(refusal(verifier, header("X-GHL-Signature", signature), BODY))
                .isEqualTo(Reason.MALFORMED_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=1,v1=0", "%%%", "A", "=", "\u0000", "\uD83D\uDE00", "null"})
    void aSignatureThatIsNoneIsMalformed(String value) {
        assertThat(refusal(verifier, header("X-GHL-Signature", value), BODY)).isEqualTo(Reason.MALFORMED_SIGNATURE);
    }

    @Test
    void severalSignaturesAreMalformed() {
        assertThat(refusal(verifier, header("X-GHL-Signature", SIGNER.signature(BODY), "AAAA"), BODY))
                .isEqualTo(Reason.MALFORMED_SIGNATURE);
    }

    @Test
    void legacySignaturesAreOffUnlessAskedFor() {
        assertThat(refusal(verifier, LEGACY.headers(BODY), BODY)).isEqualTo(Reason.NOT_SIGNED);

        WebhookVerifier lenient = verifier.withLegacySignatures(LEGACY.publicKey());
        assertThatCode(() -> lenient.verify(LEGACY.headers(BODY), BODY)).doesNotThrowAnyException();
        assertThatCode(() -> lenient.verify(SIGNER.headers(BODY), BODY)).doesNotThrowAnyException();
        assertThat(refusal(lenient, Map.of(), BODY)).isEqualTo(Reason.NOT_SIGNED);
        assertThat(refusal(lenient, LEGACY.headers(BODY), new byte[1])).isEqualTo(Reason.WRONG_SIGNATURE);
        assertThat(refusal(verifier.withLegacySignatures(), LEGACY.headers(BODY), BODY))
                .as("HighLevel's own key is another")
                .isIn(Reason.WRONG_SIGNATURE, Reason.MALFORMED_SIGNATURE);
    }

    @Test
    void aWrongSignatureOfTodayIsNotMadeGoodByALegacyOne() {
        WebhookVerifier lenient = verifier.withLegacySignatures(LEGACY.publicKey());
        String legacy = LEGACY.signature(BODY);
        String wrong = WebhookSigner.ed25519().signature(BODY);
        assertThat(refusal(lenient, Map.of("X-GHL-Signature", List.of(wrong), "X-WH-Signature", List.of(legacy)), BODY))
                .isEqualTo(Reason.WRONG_SIGNATURE);
        assertThat(refusal(lenient, Map.of("X-GHL-Signature", List.of("?"), "X-WH-Signature", List.of(legacy)), BODY))
                .isEqualTo(Reason.MALFORMED_SIGNATURE);
        assertThatCode(() -> lenient.verify(
                        Map.of("X-GHL-Signature", List.of("N/A"), "X-WH-Signature", List.of(legacy)), BODY))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a key", "AAAA", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----"})
    void aKeyThatIsNoneIsRefusedAtOnce(String key) {
        assertThatThrownBy(() -> WebhookVerifier.of(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PEM");
        assertThatThrownBy(() -> verifier.withLegacySignatures(SIGNER.publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVerifierNeedsAKey() {
        assertThatThrownBy(WebhookVerifier::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyHeadersAndBodyGetAVerdict() {
        Random random = new Random(SEED);
        WebhookVerifier lenient = verifier.withLegacySignatures(LEGACY.publicKey());
        for (int i = 0; i < 1_000; i++) {
            byte[] body = new byte[random.nextInt(64)];
            random.nextBytes(body);
            Map<String, List<String>> headers = randomHeaders(random);
            WebhookException refusal = catchThrowableOfType(WebhookException.class, () -> lenient.read(headers, body));
            assertThat(refusal).as("seed %d, round %d", SEED, i).isNotNull();
        }
    }

    private static Map<String, List<String>> randomHeaders(Random random) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(random.nextBoolean() ? null : "Accept", random.nextBoolean() ? null : List.of());
        for (String name : List.of("X-GHL-Signature", "x-wh-SIGNATURE")) {
            byte[] bytes = new byte[random.nextInt(3) == 0 ? random.nextInt(300) : 64];
            random.nextBytes(bytes);
            String value = switch (random.nextInt(4)) {
                case 0 -> new String(bytes, StandardCharsets.UTF_8);
                case 1 -> null;
                default -> Base64.getEncoder().encodeToString(bytes);
            };
            headers.put(name, Arrays.asList(value, random.nextInt(10) == 0 ? "N/A" : null));
        }
        return headers;
    }

    @Test
    void nothingIsReadThatIsNotVerified() {
        WebhookSigner signer = WebhookSigner.ed25519();
        byte[] body = "{\"type\":\"ContactCreate\",\"id\":\"c1\"}".getBytes(StandardCharsets.UTF_8);
        WebhookVerifier verifier = signer.verifier();
        assertThat(verifier.read(signer.headers(body), body)).isInstanceOf(WebhookEvent.ContactChanged.class);
        assertThatThrownBy(() -> verifier.read(WebhookSigner.ed25519().headers(body), body))
                .isInstanceOf(WebhookException.class);
        assertThatThrownBy(() -> verifier.read(Map.of(), body)).isInstanceOf(WebhookException.class);
    }
}
