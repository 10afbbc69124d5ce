package io.ghl.sync.internal.engine;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.record.FieldValues;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts effects, and ends the run before or after one of them, as a power cut would. */
final class CrashPoint {
    private int remaining;
    private final boolean after;
    private int effects;

    /** The end of a run; not an exception that anything in the engine may catch. */
    static final class Crash extends VirtualMachineError {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("power cut");
        }
    }

    private CrashPoint(int remaining, boolean after) {
        this.remaining = remaining;
        this.after = after;
    }

    /** Never crashes. */
    static CrashPoint never() {
        return new CrashPoint(Integer.MAX_VALUE, false);
    }

    /** Crashes at the n-th effect, counted from 1: instead of it, or when it took effect and its answer is lost. */
    static CrashPoint at(int n, boolean after) {
        return new CrashPoint(n, after);
    }

    int effects() {
        return effects;
    }

    /** Watches every method of a port. */
    <T> T watch(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (method.getName().equals("shownBy")) {
                        return method.invoke(target, arguments);
                    }
                    return perform(() -> {
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            if (e.getCause() instanceof RuntimeException cause) {
                                throw cause;
                            }
                            throw new IllegalStateException(e);
                        } catch (IllegalAccessException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                }));
    }

    /** Watches the application's side, and the writes on each record that it hands out. */
    AppSide watch(AppSide target) {
        AppSide watched = watch(AppSide.class, target);
        return new AppSide() {
            @Override
            public Optional<AppState> read(String id) {
                return watched.read(id).map(state -> watched(state));
            }

            @Override
            public List<AppState> findByKey(String field, String value) {
                return watched.findByKey(field, value);
            }

            @Override
            public List<AppState> page(@Nullable String afterId, int limit) {
                return watched.page(afterId, limit);
            }

            @Override
            public AppChanges changedSince(@Nullable String cursor, int limit) {
                return watched.changedSince(cursor, limit);
            }

            @Override
            public boolean joinsTransactions() {
                return target.joinsTransactions();
            }

            @Override
            public AppState create(FieldValues values, String key) {
                return watched.create(values, key);
            }

            @Override
            public void mergedInGhl(RemoteMerge merge) {
                watched.mergedInGhl(merge);
            }
        };
    }

    private AppState watched(AppState state) {
        return new AppState(
                state.id(),
                state.values(),
                state.problems(),
                state.changedAt(),
                watch(AppState.Access.class, state.access()));
    }

    private Object perform(Supplier<Object> effect) {
        effects++;
        remaining--;
        if (remaining == 0 && !after) {
            throw new Crash();
        }
        Object result = effect.get();
        if (remaining == 0) {
            throw new Crash();
        }
        return result;
    }
}
