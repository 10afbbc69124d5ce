package io.ghl.sync.internal.trigger.effect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.store.Fixtures;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a receiver can do to whoever sends it webhooks. */
class OutgoingWebhookTest {
    private static final String SECRET = "a-secret-of-32-characters-or-so!";

    /** A limit of each read alone would let it hold the location's thread for ever. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aReceiverThatSendsAByteNowAndThenIsGivenUp() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread receiver = new Thread(() -> answerSlowly(server, over), "receiver");
            receiver.setDaemon(true);
            receiver.start();
            OutgoingWebhook webhook = OutgoingWebhook.to(
                    URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook"), SECRET, Duration.ofMillis(200));

            assertThatThrownBy(() -> webhook.make(Fixtures.occasion(Fixtures.firing("won", "l1", "1"), 1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The receiver 127.0.0.1 gave no answer.")
                    .hasNoCause();
        } finally {
            over.countDown();
        }
    }

    private static void answerSlowly(ServerSocket server, CountDownLatch over) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nServer: slow".getBytes(StandardCharsets.US_ASCII));
            while (!over.await(10, TimeUnit.MILLISECONDS)) {
                out.write('w');
                out.flush();
            }
        } catch (IOException e) {
            // The sender hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
