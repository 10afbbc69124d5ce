package io.ghl.client.observe;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Passes every event on. */
record ObserverList(List<GhlObserver> observers) implements GhlObserver {

    @Override
    public void callStart(Call call) {
        each(observer -> observer.callStart(call));
    }

    @Override
    public void waiting(Call call, WaitReason reason, Duration atMost) {
        each(observer -> observer.waiting(call, reason, atMost));
    }

    @Override
    public void waited(Call call, WaitReason reason, Duration took) {
        each(observer -> observer.waited(call, reason, took));
    }

    @Override
    public void attempt(Call call, AttemptEnd attempt) {
        each(observer -> observer.attempt(call, attempt));
    }

    @Override
    public void callEnd(Call call, CallEnd end) {
        each(observer -> observer.callEnd(call, end));
    }

    @Override
    public void tokenRefreshed(TokenRefresh refresh) {
        each(observer -> observer.tokenRefreshed(refresh));
    }

    @Override
    public void tokenAging(TokenAge age) {
        each(observer -> observer.tokenAging(age));
    }

    /** The first failure goes on to whoever reports it, after everybody has been told. */
    private void each(Consumer<GhlObserver> event) {
        RuntimeException first = null;
        for (GhlObserver observer : observers) {
            try {
                event.accept(observer);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
