package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.ghl.WantedField;
import io.ghl.sync.internal.ghl.client.ContactEvents;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.oracle.Person;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.simulation.scenario.Event.Kind;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** HighLevel in memory, as the engine calls it. */
public final class FakeHighLevel extends FakeRecords {
    private static final Comparator<GhlRecord> BY_CHANGE = Comparator.comparing(
                    (GhlRecord row) -> Objects.requireNonNull(row.version()))
            .thenComparing(GhlRecord::id);

    private final ContactBook book;
    private final Predicate<String> recordIsGone;

    /** The contacts as they are called; {@code recordIsGone} tells whether the record that is linked to one is gone. */
    public FakeHighLevel(World world, ContactBook book, Predicate<String> recordIsGone) {
        super(world);
        this.book = book;
        this.recordIsGone = recordIsGone;
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        return world.effects.perform(Effect.GHL_READ, id, () -> {
            FakeContact contact = book.get(id);
            if (contact == null || !contact.live) {
                return Optional.empty();
            }
            return contact.hiding.hides(world, Kind.FALSE_NOT_FOUND, Counted.FALSE_NOT_FOUND)
                    ? Optional.empty()
                    : Optional.of(shown(contact));
        });
    }

    @Override
    public Created create(FieldValues values) {
        return world.effects.perform(Effect.GHL_CREATE, values.asMap().toString(), () -> {
            FakeContact standing = world.scenario.habits().allowsDuplicates() ? null : book.sameKeys(values);
            if (standing != null) {
                world.tally.add(Counted.DUPLICATES_REFUSED);
                return new Created(null, standing.id);
            }
            int person = world.oracle.personOf(book.canonical(values), "a contact that the engine created");
            FakeContact contact = book.add(person);
            if (world.cluster.isLateWrite() && person != Oracle.NOBODY) {
                world.oracle.person(person).createdLate = true;
            }
            write(contact, values, "ContactCreate");
            book.answers.considerKeys(contact);
            return answered(new Created(shown(contact), null));
        });
    }

    @Override
    public GhlRecord update(String id, FieldValues changes) {
        return world.effects.perform(Effect.GHL_UPDATE, id + changes.asMap(), () -> {
            FakeContact contact = require(id);
            boolean late = world.cluster.isLateWrite();
            noteRaces(contact, changes, late);
            if (world.effects.takes(Kind.IGNORED_WRITE)) {
                world.tally.add(Counted.IGNORED_WRITES);
            } else {
                write(contact, changes, "ContactUpdate");
                if (!late) {
                    world.fights.wrote(
                            Side.GHL,
                            id,
                            contact.person,
                            rule -> changes.get(world.mappings.path(rule)).isPresent(),
                            book.canonical(contact));
                }
                book.answers.considerFields(contact, changes);
            }
            return answered(contact.record(world.timeline));
        });
    }

    /**
     * The engine may write over what it never saw, because HighLevel has no conditional write; and a machine that lost the
     * location may have a call on its way.
     */
    private void noteRaces(FakeContact contact, FieldValues changes, boolean late) {
        if (contact.person == Oracle.NOBODY) {
            return;
        }
        Person person = world.oracle.person(contact.person);
        FieldValues seen = contact.shownTo(world.cluster.running());
        FieldValues now = book.canonical(FieldValues.of(contact.fields));
        FieldValues next = book.canonical(changes);
        for (FieldRule rule : world.setup.palette().rules()) {
            if (changes.get(world.mappings.path(rule)).isPresent()) {
                FieldValue held = now.get(rule.name());
                if (late) {
                    person.writtenLate(rule.name(), next.get(rule.name()), world.timeline.now());
                }
                if (late || !held.equals(seen.get(rule.name()))) {
                    person.raced.add(held);
                }
                if (!rule.labels() && !late) {
                    book.answers.check(contact, rule, "", next.get(rule.name()));
                }
            }
        }
    }

    private void write(FakeContact contact, FieldValues values, String event) {
        values.asMap().forEach((path, value) -> book.put(contact, path, value));
        FieldValues kept = book.canonical(contact);
        world.setup.palette().rules().stream()
                .filter(rule -> values.get(world.mappings.path(rule)).isPresent() && !rule.labels())
                .forEach(rule -> book.answers.engineWrites(contact, rule, "", kept.get(rule.name())));
        book.changed(contact, event, true);
        book.fight(contact, values.names());
    }

    private GhlRecord shown(FakeContact contact) {
        contact.hiding.seen();
        contact.show(world.cluster.running(), book.canonical(FieldValues.of(contact.fields)), world.timeline.now());
        return contact.record(world.timeline);
    }

    @Override
    public List<String> addTags(String id, Collection<String> tags) {
        return world.effects.perform(Effect.GHL_TAGS, "add " + id + tags, () -> engineTags(id, tags, true));
    }

    @Override
    public List<String> removeTags(String id, Collection<String> tags) {
        return world.effects.perform(Effect.GHL_TAGS, "remove " + id + tags, () -> engineTags(id, tags, false));
    }

    private List<String> engineTags(String id, Collection<String> tags, boolean add) {
        FakeContact contact = require(id);
        // Without a rule they are the mark of an archived contact, about which nobody is asked and nobody answers.
        tagRule().ifPresent(rule -> consider(contact, rule, tags, add));
        return answered(book.tag(contact, tags, add));
    }

    private void consider(FakeContact contact, FieldRule rule, Collection<String> tags, boolean add) {
        boolean late = world.cluster.isLateWrite();
        if (late && contact.person != Oracle.NOBODY) {
            world.oracle.person(contact.person).tagsLate.addAll(tags);
        }
        for (String tag : tags) {
            if (!late) {
                book.answers.check(contact, rule, tag, FieldValue.flag(add));
            }
            book.answers.engineWrites(contact, rule, tag, FieldValue.flag(add));
        }
        book.answers.considerTags(contact, rule, tags, add);
    }

    private Optional<FieldRule> tagRule() {
        return world.setup.palette().rules().stream().filter(FieldRule::labels).findFirst();
    }

    @Override
    public void delete(String id) {
        world.effects.perform(Effect.GHL_DELETE, id, () -> {
            FakeContact contact = book.get(id);
            if (contact != null && contact.live) {
                if (!world.cluster.isLateWrite() && !recordIsGone.test(id)) {
                    world.oracle.violated("I8", "the engine deleted contact " + id + ", whose record is alive");
                }
                world.deletions.deleted(id, world.timeline.now());
                book.remove(contact);
            }
            return null;
        });
    }

    private FakeContact require(String id) {
        FakeContact contact = book.get(id);
        if (contact == null || !contact.live) {
            throw notFound();
        }
        return contact;
    }

    @Override
    public Collection<String> findsBy() {
        return Set.of("email", "phone");
    }

    @Override
    public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
        String email = text(values, "email");
        String phone = text(values, "phone");
        return world.effects.perform(Effect.GHL_FIND, email + " " + phone, () -> {
            Map<String, GhlRecord> found = new TreeMap<>();
            for (GhlRecord row : book.rows()) {
                if (holds(row, "email", email) || holds(row, "phone", phone)) {
                    if (book.isMissedBySearch(row.id())) {
                        world.tally.add(Counted.MISSED_BY_SEARCH);
                    } else {
                        found.put(row.id(), row);
                    }
                }
            }
            if (found.isEmpty() && markerPath != null && marker != null) {
                book.rows().stream()
                        .filter(row -> holds(row, markerPath, marker))
                        .forEach(row -> found.put(row.id(), row));
                found.values().forEach(row -> world.tally.add(Counted.FOUND_BY_MARKER));
            }
            return List.copyOf(found.values());
        });
    }

    @Override
    public List<GhlRecord> survivors(FieldValues held, Instant changedSince) {
        String path = text(held, "email") == null ? "phone" : "email";
        String sought = text(held, path);
        return world.effects.perform(Effect.GHL_FIND, "survivors " + sought, () -> {
            List<GhlRecord> found = book.rows().stream()
                    .filter(row -> holds(row, path, sought)
                            || Objects.requireNonNull(book.get(row.id()))
                                    .further
                                    .contains(String.valueOf(sought)))
                    .toList();
            found.forEach(row -> world.tally.add(Counted.SURVIVORS));
            return found;
        });
    }

    private static @Nullable String text(FieldValues values, String path) {
        return values.get(path) instanceof FieldValue.Text text ? text.value() : null;
    }

    private static boolean holds(GhlRecord row, String path, @Nullable String value) {
        return value != null
                && row.values().get(path) instanceof FieldValue.Text text
                && text.value().equalsIgnoreCase(value);
    }

    @Override
    public GhlRows changedSince(Instant from, @Nullable String cursor) {
        return world.effects.perform(
                Effect.GHL_SEARCH,
                "since",
                () -> page(
                        book.rows().stream()
                                .filter(row ->
                                        !Objects.requireNonNull(row.version()).isBefore(from))
                                .sorted(BY_CHANGE)
                                .toList(),
                        row -> Objects.requireNonNull(row.version()).toEpochMilli() + " " + row.id(),
                        cursor));
    }

    @Override
    public GhlRows all(@Nullable String cursor) {
        return world.effects.perform(Effect.GHL_SEARCH, "all", () -> page(book.rows(), GhlRecord::id, cursor));
    }

    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        return ContactEvents.show(event)
                ? Optional.of(new Shown(book.webhooks.shownBy(payload), ContactEvents.CARRIED))
                : Optional.empty();
    }

    @Override
    public void check(List<WantedField> wanted) {
        // Every location of the simulation has every custom field.
    }

    /** Changes that are no sync's: of people and automations. */
    public void userEdit(FakeContact contact, FieldRule rule, String path, FieldValue value) {
        book.answers.somebodyWrites(
                contact,
                rule,
                "",
                book.canonical(FieldValues.none().with(path, value)).get(rule.name()));
        book.put(contact, path, value);
        book.changed(contact, "ContactUpdate", true);
    }

    public void userTag(FakeContact contact, String tag, boolean add) {
        book.answers.somebodyWrites(contact, tagRule().orElseThrow(), tag, FieldValue.flag(add));
        book.tag(contact, List.of(tag), add);
        world.oracle.tagged(contact.person, Side.GHL, tag, add, world.timeline.now());
    }
}
