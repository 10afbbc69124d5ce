package io.ghl.sync.internal.planning;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The application's records, with writes that stay here. Not thread-safe. */
public final class OverlayApp implements AppSide {
    private final AppSide app;
    private final Set<String> fields;
    private final Map<String, FieldValues> written = new HashMap<>();
    private final Map<String, FieldValues> created = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final PlannedIds ids = new PlannedIds();

    /** An overlay over records with the given mapped fields. */
    public OverlayApp(AppSide app, Set<String> fields) {
        this.app = app;
        this.fields = Set.copyOf(fields);
    }

    @Override
    public Optional<AppState> read(String id) {
        FieldValues planned = created.get(id);
        return planned != null ? Optional.of(state(id, planned)) : app.read(id).flatMap(this::overlaid);
    }

    @Override
    public List<AppState> findByKey(String field, String value) {
        List<AppState> found = new ArrayList<>();
        app.findByKey(field, value).forEach(state -> overlaid(state).ifPresent(found::add));
        created.forEach((id, values) -> {
            if (values.get(field) instanceof FieldValue.Text text
                    && text.value().equals(value)) {
                found.add(state(id, values));
            }
        });
        return found;
    }

    @Override
    public List<AppState> page(@Nullable String afterId, int limit) {
        return app.page(afterId, limit).stream().map(this::readOnly).toList();
    }

    @Override
    public AppChanges changedSince(@Nullable String cursor, int limit) {
        return new AppChanges(List.of(), "planned", false);
    }

    @Override
    public AppState create(FieldValues values, String key) {
        String id = ids.next(values);
        Set<String> unmanaged = app.unmanagedOfNew(values);
        FieldValues held = FieldValues.none();
        for (String field : fields) {
            FieldValue value = unmanaged.contains(field) ? FieldValue.absent() : values.get(field);
            held = held.with(field, value.isPresent() ? value : FieldValue.nothing());
        }
        created.put(id, held);
        return state(id, held);
    }

    @Override
    public void mergedInGhl(RemoteMerge merge) {
        // A plan tells nobody.
    }

    @Override
    public Set<String> unmanagedOfNew(FieldValues values) {
        return app.unmanagedOfNew(values);
    }

    private Optional<AppState> overlaid(AppState state) {
        return deleted.contains(state.id()) ? Optional.empty() : Optional.of(readOnly(state));
    }

    /** The record as it is now, which is never written. */
    private AppState readOnly(AppState state) {
        FieldValues values = state.values().with(written.getOrDefault(state.id(), FieldValues.none()));
        return new AppState(
                state.id(),
                values,
                state.problems(),
                state.changedAt(),
                state.waitsFor(),
                access(state.id(), values, state));
    }

    private AppState state(String id, FieldValues values) {
        return new AppState(id, values, Map.of(), Map.<String, Instant>of(), access(id, values, null));
    }

    private AppState.Access access(String id, FieldValues values, @Nullable AppState real) {
        return new AppState.Access() {
            @Override
            public Set<String> unmanaged(FieldValues changes) {
                FieldValues all = values.with(changes);
                return real == null
                        ? app.unmanagedOfNew(all)
                        : real.access()
                                .unmanaged(written.getOrDefault(id, FieldValues.none())
                                        .with(changes));
            }

            @Override
            public Optional<FieldValues> patch(FieldValues changes) {
                if (created.containsKey(id)) {
                    created.merge(id, changes, FieldValues::with);
                } else {
                    written.merge(id, changes, FieldValues::with);
                }
                return Optional.of(values.with(changes));
            }

            @Override
            public boolean delete() {
                created.remove(id);
                deleted.add(id);
                return true;
            }

            @Override
            public boolean archive() {
                return true;
            }
        };
    }
}
