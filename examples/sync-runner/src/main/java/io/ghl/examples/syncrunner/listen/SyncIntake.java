package io.ghl.examples.syncrunner.listen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ghl.client.Secret;
import io.ghl.examples.syncrunner.config.Places;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.session.Session;
import io.ghl.sync.observe.LocationHealth;
import io.ghl.sync.record.RecordType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands requests to a running sync. */
public final class SyncIntake implements Listener.Intake {
    private static final int OK = 200;
    private static final int STALLED = 503;

    private final Session session;
    private final Pushes pushes;

    /** For a sync. */
    public SyncIntake(Session session) {
        this.session = session;
        Settings.Listen listen = session.settings().listen();
        @Nullable Secret secret = listen == null ? null : listen.secret();
        Map<RecordType, String> keys = new EnumMap<>(RecordType.class);
        session.settings().records().forEach(each -> keys.put(each.type(), Places.key(each.place())));
        this.pushes = new Pushes(secret, keys, session.location()::changed);
    }

    @Override
    public int highLevel(Map<String, List<String>> headers, byte[] body) {
        return session.engine().webhooks().receive(headers, body).httpStatus();
    }

    @Override
    public Listener.Reply push(String kind, Map<String, List<String>> headers, byte[] body) {
        return pushes.take(kind, headers, body);
    }

    @Override
    public Listener.Reply health() {
        LocationHealth health = session.location().health();
        // Anybody can ask, so no reasons: they may name what goes wrong within.
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("program", "ghl-sync-runner")
                .put("verdict", health.verdict().name())
                .toString();
        return new Listener.Reply(health.verdict() == LocationHealth.Verdict.STALLED ? STALLED : OK, json + "\n");
    }
}
