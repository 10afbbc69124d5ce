package io.ghl.client.contract.wire;

import io.ghl.sandbox.SandboxExchange;
import io.ghl.sandbox.SandboxListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;

/**
 * Everything that reaches a server of the tests, whichever client sent it, processes of their own included: sandboxes
 * find this class by its service file, and scripted servers are made here. {@link EveryExchangeKeepsTheContract} looks at
 * it after each test, and tests run one after the other.
 */
public final class Wire implements SandboxListener {
    private static final Queue<Exchange> SEEN = new ConcurrentLinkedQueue<>();

    @Override
    public void exchanged(SandboxExchange exchange) {
        SEEN.add(Exchange.of(exchange));
    }

    /** A server, not started, that answers as this dispatcher says. */
    public static MockWebServer server(Dispatcher answers) {
        MockWebServer server = new MockWebServer();
        answer(server, answers);
        return server;
    }

    /** From now on the server answers as this dispatcher says. */
    public static void answer(MockWebServer server, Dispatcher answers) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                SEEN.add(Exchange.of(request));
                return answers.dispatch(request);
            }

            @Override
            public MockResponse peek() {
                return answers.peek();
            }

            @Override
            public void shutdown() {
                answers.shutdown();
            }
        });
    }

    /** What was seen since the last time. */
    static List<Exchange> take() {
        List<Exchange> taken = new ArrayList<>();
        for (Exchange exchange = SEEN.poll(); exchange != null; exchange = SEEN.poll()) {
            taken.add(exchange);
        }
        return taken;
    }
}
