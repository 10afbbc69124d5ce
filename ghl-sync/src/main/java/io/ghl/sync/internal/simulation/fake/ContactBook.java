package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.oracle.Person;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contacts of the simulated HighLevel: how values are kept, what its automations do, and the webhooks it sends. */
public final class ContactBook {
    private static final String TAGS = "tags";
    private static final int FIRST_ID = 100;
    private static final int FIGHTS_PER_CONTACT = 2;
    /** More than the engine's breaker allows. */
    private static final int STUBBORN_FIGHTS = 8;

    private static final int FIRST_TOKEN_OF_AUTOMATIONS = 500_000;

    private final World world;
    private final TreeMap<String, FakeContact> contacts = new TreeMap<>();
    final Webhooks webhooks;
    private final Map<String, Integer> fights = new HashMap<>();
    final Answers answers;
    private int tokens = FIRST_TOKEN_OF_AUTOMATIONS;

    public ContactBook(World world) {
        this.world = world;
        this.webhooks = new Webhooks(world, "w", "x");
        this.answers = new Answers(world, this);
    }

    @Nullable
    public FakeContact get(String id) {
        return contacts.get(id);
    }

    public Collection<FakeContact> all() {
        return List.copyOf(contacts.values());
    }

    @Nullable
    public FakeContact of(int person) {
        return contacts.values().stream()
                .filter(contact -> contact.live && contact.person == person)
                .findFirst()
                .orElse(null);
    }

    public FakeContact add(int person) {
        FakeContact contact = new FakeContact("c" + (FIRST_ID + contacts.size()), person, world.timeline.now());
        Stream.of(world.setup.seen(false), world.setup.seen(true))
                .flatMap(mapping -> mapping.rules().stream())
                .forEach(rule -> contact.fields.put(rule.target().path(), FieldValue.nothing()));
        contacts.put(contact.id, contact);
        return contact;
    }

    public FieldValues canonical(FieldValues raw) {
        return world.mappings.seen().readGhl(raw).values();
    }

    public FieldValues canonical(FakeContact contact) {
        return canonical(FieldValues.of(contact.fields));
    }

    /** A live contact with the e-mail address or the phone number of another one. */
    @Nullable
    FakeContact sameKeys(FieldValues raw) {
        return contacts.values().stream()
                .filter(contact -> contact.live && (same(contact, raw, "email") || same(contact, raw, "phone")))
                .findFirst()
                .orElse(null);
    }

    private static boolean same(FakeContact contact, FieldValues raw, String path) {
        return raw.get(path) instanceof FieldValue.Text mine
                && contact.get(path) instanceof FieldValue.Text theirs
                && mine.value().equalsIgnoreCase(theirs.value());
    }

    /** Whether a contact carries the id of a record of the application, which tells whose it is whatever else changes. */
    public boolean carries(FakeContact contact, String appId) {
        return world.setup
                .mapping()
                .externalId()
                .map(marker -> contact.get(marker.path()).equals(FieldValue.text(appId)))
                .orElse(false);
    }

    /** Stores a value as HighLevel keeps it, which may be another one. */
    public void put(FakeContact contact, String path, FieldValue value) {
        FieldValue kept = value.isBlank() ? FieldValue.nothing() : value;
        int capitalised = world.scenario.habits().capitalised();
        if (capitalised >= 0
                && world.setup.palette().unique(capitalised)
                && world.mappings.path(world.setup.palette().rule(capitalised)).equals(path)
                && value instanceof FieldValue.Text text) {
            String own = text.value().substring(0, 1).toUpperCase(Locale.ROOT)
                    + text.value().substring(1);
            kept = FieldValue.text(own);
        }
        contact.fields.put(path, kept);
        if (!kept.equals(value) && !kept.isBlank()) {
            noteOwnForm(contact, capitalised, value);
        }
    }

    /** HighLevel's own form counts as an edit of its own, unless the mapping takes both for the same. */
    private void noteOwnForm(FakeContact contact, int field, FieldValue sent) {
        FieldRule rule = world.setup.palette().rule(field);
        FieldValue kept = canonical(contact).get(rule.name());
        FieldValue meant = rule.canonical().apply(sent);
        if (!kept.equals(meant) && contact.person != Oracle.NOBODY) {
            world.tally.add(Counted.NORMALISED);
            wrote(contact, field, kept);
        }
    }

    /** Somebody in HighLevel changed a contact, be it the second one that a machine made which had lost the location. */
    void wrote(FakeContact contact, int field, FieldValue value) {
        world.oracle.wrote(contact.person, Side.GHL, field, value, world.timeline.now());
        Person person = world.oracle.person(contact.person);
        person.torn |= person.createdLate
                && all().stream().anyMatch(other -> other != contact && other.live && other.person == contact.person);
    }

    /** An automation that insists on its own value, until somebody switches it off. */
    void fight(FakeContact contact, Collection<String> paths) {
        int field = world.scenario.habits().fought();
        if (field < 0
                || !world.setup.palette().unique(field)
                || field == world.setup.palette().anchor()) {
            return;
        }
        FieldRule rule = world.setup.palette().rule(field);
        if (!paths.contains(world.mappings.path(rule))
                || !rule.writableInGhl()
                || contact.person == Oracle.NOBODY
                || fights.merge(contact.id, 1, Integer::sum) > fightsPerContact()) {
            return;
        }
        FieldValue own = world.setup.palette().value(field, tokens++);
        world.timeline.at(world.timeline.now() + world.noise.nextLong(50, 8000), () -> {
            if (contact.live) {
                world.tally.add(Counted.FIGHTS);
                world.trace.add("AUTOMATION", contact.id + rule.name());
                wrote(contact, field, own);
                FieldValues raw = world.mappings.seen().toGhl(FieldValues.none().with(rule.name(), own));
                answers.somebodyWrites(contact, rule, "", own);
                raw.asMap().forEach((path, value) -> put(contact, path, value));
                changed(contact, "ContactUpdate", true);
            }
        });
    }

    private int fightsPerContact() {
        return world.scenario.seed() % 2 == 0 ? FIGHTS_PER_CONTACT : STUBBORN_FIGHTS;
    }

    public void changed(FakeContact contact, String event, boolean movesDate) {
        contact.changed(world.timeline, lag(), movesDate);
        webhooks.send(event, RecordType.CONTACT, contact.record(world.timeline), null);
    }

    List<String> tag(FakeContact contact, Collection<String> tags, boolean add) {
        TreeSet<String> next = new TreeSet<>(contact.get(TAGS).asLabels());
        if (add) {
            next.addAll(tags);
        } else {
            next.removeAll(tags);
        }
        contact.fields.put(TAGS, next.isEmpty() ? FieldValue.nothing() : FieldValue.labels(next));
        changed(contact, "ContactTagUpdate", world.scenario.habits().tagsMoveDate());
        return List.copyOf(next);
    }

    public void remove(FakeContact contact) {
        contact.live = false;
        contact.changed(world.timeline, lag(), true);
        webhooks.send("ContactDelete", RecordType.CONTACT, contact.record(world.timeline), null);
        world.belongings().ownerIsGone(Side.GHL, contact.id);
    }

    /** One contact takes over what it lacks from another, which is no more. */
    public void merge(FakeContact survivor, FakeContact absorbed) {
        absorbed.fields.forEach((path, value) -> {
            if (path.equals(TAGS)) {
                TreeSet<String> tags = new TreeSet<>(survivor.get(path).asLabels());
                tags.addAll(value.asLabels());
                survivor.fields.put(path, tags.isEmpty() ? FieldValue.nothing() : FieldValue.labels(tags));
            } else if (survivor.get(path).isBlank()) {
                survivor.fields.put(path, value);
            }
        });
        canonical(absorbed).asMap().values().stream()
                .filter(FieldValue.Text.class::isInstance)
                .forEach(value -> survivor.further.add(((FieldValue.Text) value).value()));
        survivor.further.addAll(absorbed.further);
        absorbed.mergedInto = survivor;
        world.belongings().ownerIsMerged(absorbed.id, survivor.id);
        remove(absorbed);
        changed(survivor, "ContactUpdate", true);
    }

    /**
     * The live contact into which one was merged, be it by way of others, if it holds what the engine knows the lost one by:
     * its e-mail address, or its phone number if it had none. Null if there is no such contact.
     */
    public @Nullable FakeContact survivorOf(FakeContact lost, FieldValues known) {
        FakeContact survivor = lost;
        while (survivor.mergedInto != null) {
            survivor = survivor.mergedInto;
        }
        FieldValues raw = world.mappings.seen().toGhl(known);
        String path = raw.get("email") instanceof FieldValue.Text ? "email" : "phone";
        boolean holds = survivor != lost
                && survivor.live
                && raw.get(path) instanceof FieldValue.Text sought
                && (survivor.further.contains(sought.value()) || same(survivor, raw, path));
        return holds ? survivor : null;
    }

    private long lag() {
        int longest = world.scenario.habits().indexLag();
        return longest == 0 ? 0 : world.noise.nextLong(longest);
    }

    // ---- search ----

    /** What a search shows now, in the order in which contacts were added. */
    List<GhlRecord> rows() {
        return contacts.values().stream()
                .map(contact -> contact.row(world.timeline.now()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether searches for keys never show a contact, as they sometimes do not. */
    boolean isMissedBySearch(String id) {
        int missed = world.scenario.habits().missed();
        return missed > 0 && new SplittableRandom(world.scenario.seed() * 31 + id.hashCode()).nextInt(100) < missed;
    }
}
