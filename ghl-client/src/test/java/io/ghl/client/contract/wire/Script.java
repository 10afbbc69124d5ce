package io.ghl.client.contract.wire;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;

/** Answers in the order in which they were added. OkHttp's own queue cannot be watched in both of its major versions. */
public final class Script extends Dispatcher {
    private static final MockResponse END = new MockResponse().setStatus("HTTP/1.1 503 the test has ended");

    private final BlockingQueue<MockResponse> answers = new LinkedBlockingQueue<>();

    public void add(MockResponse answer) {
        answers.add(answer.clone());
    }

    /** Waits for an answer if there is none left. */
    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        MockResponse answer = answers.take();
        if (answer == END) {
            answers.add(END);
        }
        return answer;
    }

    @Override
    public MockResponse peek() {
        MockResponse next = answers.peek();
        return next == null ? super.peek() : next;
    }

    @Override
    public void shutdown() {
        answers.add(END);
    }
}
