package io.ghl.examples.webhooks;

import io.ghl.sync.testing.WebhookSigner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Sends a webhook to both endpoints, signed, twice, and tampered with, and prints what they answer. */
public final class WebhookDemo {
    private WebhookDemo() {}

    /**
     * Runs the demo.
     *
     * @param args none
     * @throws Exception if a port or a file cannot be opened
     */
    public static void main(String[] args) throws Exception {
        WebhookSigner highLevel = WebhookSigner.ed25519();
        try (Receiver receiver = new Receiver(
                Files.createTempDirectory("webhooks"), "loc-1", highLevel.verifier(), "a-secret-of-the-demo")) {
            for (URI url : List.of(receiver.jdkUrl(), receiver.servletUrl())) {
                String body = "{\"type\":\"ContactUpdate\",\"locationId\":\"loc-1\",\"id\":\"c-1\",\"webhookId\":\""
                        + url + "\"}";
                String signature = highLevel.signature(body.getBytes(StandardCharsets.UTF_8));
                System.out.println(url);
                System.out.println("  signed         " + send(url, signature, body));
                System.out.println("  the same again " + send(url, signature, body));
                System.out.println("  tampered with  " + send(url, signature, body.replace("c-1", "c-2")));
            }
            System.out.println(receiver.engine.webhooks().statistics());
        }
    }

    private static int send(URI url, String signature, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(url)
                                .header("X-GHL-Signature", signature)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
