package io.ghl.sync.internal.store.memory;

import io.ghl.sync.install.DataRemoval;
import io.ghl.sync.install.Installation;
import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.store.Locations;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Locations in memory. */
final class MemoryLocations implements Locations {
    private final Undo undo;
    private final MemoryTables others;
    private final TreeMap<String, Installation> installations = new TreeMap<>();

    /** The tables that hold data of locations. */
    record MemoryTables(
            MemoryLinks links,
            MemoryRelations relations,
            MemorySignals signals,
            MemoryInbox inbox,
            MemoryCursors cursors,
            MemoryAudit audit,
            MemoryReviews reviews,
            MemoryDecisions decisions,
            MemoryFirings firings,
            MemoryTimers timers) {}

    MemoryLocations(Undo undo, MemoryTables others) {
        this.undo = undo;
        this.others = others;
    }

    @Override
    public Optional<Installation> find(String location) {
        return Optional.ofNullable(installations.get(location));
    }

    @Override
    public void save(Installation installation) {
        undo.put(installations, installation.locationId(), installation);
    }

    @Override
    public List<Installation> page(@Nullable String afterLocation, int limit) {
        return installations.tailMap(afterLocation == null ? "" : afterLocation, false).values().stream()
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public List<Installation> ofCompany(String companyId) {
        return installations.values().stream()
                .filter(installation -> companyId.equals(installation.companyId()))
                .toList();
    }

    /** Removes everything at once: there is no disk to wait for. */
    @Override
    public DataRemoval removeData(String location, int limit) {
        int unused = Limits.positive(limit);
        return new DataRemoval(
                others.links().removeAll(location),
                others.relations().removeAll(location),
                others.signals().removeAll(location),
                others.inbox().removeAll(location),
                others.audit().removeAll(location),
                others.reviews().removeAll(location),
                others.decisions().removeAll(location),
                others.cursors().removeAll(location),
                others.firings().removeAll(location) + others.timers().removeAll(location));
    }
}
