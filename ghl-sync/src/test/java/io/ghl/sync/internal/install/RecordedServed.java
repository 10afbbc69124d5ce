package io.ghl.sync.internal.install;

import io.ghl.sync.store.StoreTransaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An engine that does nothing with locations, and notes what it was told to do. */
public final class RecordedServed implements Served {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    final Set<String> linked = new HashSet<>();

    /** What it was told since the last time it was asked, such as {@code start here}. */
    public List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    void note(String what) {
        told.add(what);
    }

    @Override
    public void askToLink(StoreTransaction tx, String location) {
        note("link " + location);
    }

    @Override
    public boolean wasLinked(StoreTransaction tx, String location) {
        return linked.contains(location);
    }

    @Override
    public void start(String location) {
        note("start " + location);
    }

    @Override
    public void resume(String location) {
        note("resume " + location);
    }

    @Override
    public void park(String location, String why) {
        note("park " + location + ": " + why);
    }

    @Override
    public void parkAndWait(String location, String why) {
        note("park and wait " + location + ": " + why);
    }

    @Override
    public void drop(String location) {
        note("drop " + location);
    }
}
