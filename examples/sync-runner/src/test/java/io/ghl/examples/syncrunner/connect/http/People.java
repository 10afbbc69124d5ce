package io.ghl.examples.syncrunner.connect.http;

import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.config.Place.CreateKey;
import io.ghl.examples.syncrunner.config.Place.Guard;
import io.ghl.examples.syncrunner.config.Place.Paging;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the settings say of the people in a {@link FakeApi}; what a test does not name is as the API does it. */
public final class People {
    static final CreateKey NO_KEY = new CreateKey(null, null);
    static final Guard REREAD = new Guard(Guard.By.REREAD, "");

    private Map<String, String> fields = Map.of();
    private Paging paging = new Paging(Paging.By.CURSOR, "cursor", "meta.next", null, 2);
    private Place.@Nullable Changes changes;
    private Duration listEvery = Duration.ofDays(1);
    private Guard guard = new Guard(Guard.By.ETAG, "");
    private CreateKey createKey = new CreateKey("Idempotency-Key", null);
    private Map<String, String> search = Map.of();
    private Place.@Nullable Mark archived;

    People fields(Map<String, String> paths) {
        fields = paths;
        return this;
    }

    People paging(Paging other) {
        paging = other;
        return this;
    }

    /** Asks for changes, and for the whole list after some time. */
    People changes(Duration wholeListEvery) {
        changes = new Place.Changes("since", "updated_at");
        listEvery = wholeListEvery;
        return this;
    }

    People guard(Guard other) {
        guard = other;
        return this;
    }

    People createKey(CreateKey other) {
        createKey = other;
        return this;
    }

    People searchByEmail() {
        search = Map.of("email", "email");
        return this;
    }

    /** Marks archived records. */
    public People archived(String column) {
        archived = new Place.Mark(column, true);
        return this;
    }

    /** As it is in the settings. */
    public Place.Resource place() {
        return new Place.Resource(
                "/people", "data", "data", "id", fields, paging, changes, listEvery, false, guard, createKey, search,
                archived);
    }
}
