package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.scenario.Kind;
import io.ghl.sync.internal.simulation.world.Belongings;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All records besides contacts of a run, on both sides. */
public final class Related implements Belongings {
    private final World world;
    private final FakeApp<?> persons;
    private final ContactBook contacts;
    private final RelatedBook book;
    private final List<Shelf<?>> shelves = new ArrayList<>();

    /** The records of one kind. */
    public record Shelf<T>(Kind<T> kind, RelatedApp<T> app) {}

    public Related(World world, FakeApp<?> persons, ContactBook contacts, boolean compares) {
        this.world = world;
        this.persons = persons;
        this.contacts = contacts;
        this.book = new RelatedBook(world, contacts);
        if (world.scenario.related()) {
            world.setup.kinds().forEach(kind -> add(kind, compares));
            world.include(this);
        }
    }

    private <T> void add(Kind<T> kind, boolean compares) {
        RelatedApp<T> app = new RelatedApp<>(world, kind, compares, id -> recordIsGone(kind.type(), id));
        shelves.add(new Shelf<>(kind, app));
    }

    public List<Shelf<?>> shelves() {
        return shelves;
    }

    public RelatedBook book() {
        return book;
    }

    public Set<RecordType> types() {
        Set<RecordType> types = EnumSet.of(RecordType.CONTACT);
        shelves.forEach(shelf -> types.add(shelf.kind().type()));
        return types;
    }

    /** HighLevel's side of a kind, as the engine calls it. */
    public GhlRecords port(Shelf<?> shelf, GhlRecords.Places places) {
        RecordType type = shelf.kind().type();
        return new RelatedPort(world, book, type, places, id -> rowIsGone(type, id));
    }

    /** Only records with tags can be marked as deleted. */
    public DeletePolicy onDelete() {
        DeletePolicy policy = world.scenario.onDelete();
        return policy == DeletePolicy.ARCHIVE ? DeletePolicy.UNLINK : policy;
    }

    // ---- what happens ----

    /** The record of a side to which a new one of a type is to belong; empty if it needs none, null if it is not there. */
    @Nullable
    public String owner(Side side, RecordType type, int owner) {
        if (type == RecordType.BUSINESS) {
            return "";
        }
        if (type == RecordType.APPOINTMENT_NOTE) {
            List<String> appointments = side == Side.APP
                    ? shelf(RecordType.APPOINTMENT).app().rows().stream()
                            .map(row -> row.id)
                            .toList()
                    : book.live(RecordType.APPOINTMENT).stream()
                            .map(record -> record.id)
                            .toList();
            return appointments.isEmpty() ? null : appointments.get(owner % appointments.size());
        }
        int person = owner % world.oracle.persons();
        if (side == Side.APP) {
            FakeApp<?>.Row row = persons.of(person);
            return row == null ? null : row.id;
        }
        FakeContact contact = contacts.of(person);
        return contact == null ? null : contact.id;
    }

    Shelf<?> shelf(RecordType type) {
        return shelves.stream()
                .filter(shelf -> shelf.kind().type() == type)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void ownerIsGone(Side side, String id) {
        for (Shelf<?> shelf : shelves) {
            if (side == Side.APP) {
                shelf.app().under(id).forEach(row -> drop(shelf, row.id));
            } else {
                book.under(shelf.kind().type(), id).forEach(book::remove);
            }
        }
    }

    private static <T> void drop(Shelf<T> shelf, String id) {
        shelf.app().row(id).ifPresent(shelf.app()::delete);
    }

    @Override
    public void ownerIsMerged(String absorbed, String survivor) {
        for (Shelf<?> shelf : shelves) {
            if (shelf.kind().type().parent().orElse(null) == RecordType.CONTACT) {
                book.under(shelf.kind().type(), absorbed).forEach(record -> {
                    world.tally.add(Counted.RELATED_MOVED);
                    book.move(record, survivor);
                });
            }
        }
    }

    /** A value of a field that nobody gave it; null if it takes few or no others. */
    @Nullable
    public FieldValue ownValue(RecordType type, String field, int token) {
        Kind<?> kind = shelf(type).kind();
        return kind.fields().stream()
                .filter(rule -> rule.name().equals(field) && kind.isFree(rule))
                .map(rule -> kind.value(rule, token))
                .findFirst()
                .orElse(null);
    }

    // ---- what there is ----

    private boolean recordIsGone(RecordType type, String appId) {
        return world.link(type, Side.APP, appId)
                .map(link -> link.ghlId() != null && book.live(type, link.ghlId()) == null)
                .orElse(false);
    }

    private boolean rowIsGone(RecordType type, String ghlId) {
        return world.link(type, Side.GHL, ghlId)
                .map(link -> link.appId() != null
                        && shelf(type).app().row(link.appId()).isEmpty())
                .orElse(false);
    }

    /** Whether what a record belongs to came or went otherwise than by the sync's own rules. */
    public boolean isTorn(RecordType type, Side side, @Nullable String parent) {
        if (type == RecordType.BUSINESS) {
            return false;
        }
        if (parent == null) {
            return true;
        }
        if (type == RecordType.APPOINTMENT_NOTE) {
            return isAppointmentTorn(side, parent);
        }
        int person = Oracle.NOBODY;
        if (side == Side.APP) {
            person = persons.row(parent).map(row -> row.person).orElse(Oracle.NOBODY);
        } else if (contacts.get(parent) != null) {
            person = Objects.requireNonNull(contacts.get(parent)).person;
        }
        return person == Oracle.NOBODY || world.oracle.person(person).torn;
    }

    private boolean isAppointmentTorn(Side side, String id) {
        if (side == Side.APP) {
            return shelf(RecordType.APPOINTMENT)
                    .app()
                    .row(id)
                    .map(row -> row.torn || isTorn(RecordType.APPOINTMENT, side, row.parent()))
                    .orElse(true);
        }
        RelatedRecord appointment = book.live(RecordType.APPOINTMENT, id);
        return appointment == null || appointment.torn || isTorn(RecordType.APPOINTMENT, side, appointment.parent());
    }

    /** Whether the record to which another one belongs has its partner, so that there is no reason to wait. */
    public boolean isPaired(RecordType type, Side side, @Nullable String parent) {
        RecordType owner = type.parent().orElse(null);
        if (owner == null) {
            return true;
        }
        if (parent == null) {
            return false;
        }
        Link link = world.link(owner, side, parent)
                .filter(found -> found.state() == LinkState.LINKED)
                .orElse(null);
        String appId = link == null ? null : link.appId();
        String ghlId = link == null ? null : link.ghlId();
        if (appId == null || ghlId == null) {
            return false;
        }
        if (owner == RecordType.APPOINTMENT) {
            return shelf(owner).app().row(appId).isPresent() && book.live(owner, ghlId) != null;
        }
        FakeContact contact = contacts.get(ghlId);
        return persons.row(appId).isPresent() && contact != null && contact.live;
    }

    /** The values that a record of HighLevel's holds, by the names of the mapping. */
    public static FieldValues canonical(Kind<?> kind, RelatedRecord record) {
        return kind.mapping().readGhl(FieldValues.of(record.fields)).values();
    }
}
