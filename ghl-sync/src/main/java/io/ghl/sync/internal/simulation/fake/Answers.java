package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.oracle.Person;
import io.ghl.sync.internal.simulation.scenario.Palette;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * People in HighLevel who change what the engine has just written. Such an edit was made in knowledge of what was written,
 * so it is no conflict: the engine must not write over it, unless it never saw it, or cannot know that its write landed.
 */
final class Answers {
    private static final int PER_CONTACT = 3;
    private static final int FIRST_TOKEN = 700_000;

    private final World world;
    private final ContactBook book;
    private final Map<String, Held> held = new HashMap<>();
    private final Map<String, Integer> given = new HashMap<>();
    private int tokens = FIRST_TOKEN;

    /** A value that a field holds or held, who wrote it, and the first webhook that showed it. */
    private record Held(
            FieldValue value,
            boolean byEngine,
            long at,
            int webhook,
            @Nullable Held before) {}

    Answers(World world, ContactBook book) {
        this.world = world;
        this.book = book;
    }

    /** The engine is about to write a field, or a tag, which must not take back what somebody made of its last write. */
    void check(FakeContact contact, FieldRule rule, String tag, FieldValue next) {
        Held now = held.get(key(contact, rule, tag));
        Held before = now == null ? null : now.before();
        if (now != null
                && before != null
                && !now.byEngine()
                && before.byEngine()
                && before.value().equals(next)
                && !now.value().equals(next)
                && isForeseeable(contact, rule, tag, now, before)) {
            world.oracle.violated(
                    "I4",
                    "the engine wrote " + next + " to field " + rule.name() + " of " + contact.id + " over "
                            + now.value() + ", which a person had made of it");
        }
    }

    /** The engine has changed a field, or a tag. */
    void engineWrites(FakeContact contact, FieldRule rule, String tag, FieldValue value) {
        note(contact, rule, tag, value, true);
    }

    private boolean isForeseeable(FakeContact contact, FieldRule rule, String tag, Held now, Held before) {
        if (contact.person == Oracle.NOBODY) {
            return false;
        }
        Person person = world.oracle.person(contact.person);
        List<Oracle.Wrote> edits = rule.labels()
                ? person.tags().getOrDefault(tag, List.of())
                : person.edits(world.setup.palette().indexOf(rule.name()));
        boolean wantedAgain = edits.stream().anyMatch(edit -> edit.side() == Side.APP && edit.at() > before.at());
        String link = world.link(RecordType.CONTACT, Side.GHL, contact.id)
                .map(Link::id)
                .orElse("");
        if (person.torn
                || person.decided.contains(rule.name())
                || wantedAgain
                || world.mappings.isFromBefore(rule, link, now.at())) {
            return false;
        }
        FieldValue shown = contact.shownTo(world.cluster.running()).get(rule.name());
        boolean unseen = rule.labels()
                ? shown.asLabels().contains(tag) != now.value().equals(FieldValue.flag(true))
                : !shown.equals(now.value());
        if (unseen) {
            return false;
        }
        if (!book.webhooks.wasDelivered(
                contact.id, before.webhook(), now.webhook(), contact.firstReadAfter(now.at()))) {
            world.tally.add(Counted.UNSEEN_WRITES);
            // The contact may have another link by the end of the run, or none.
            world.oracle.undecidable(new Oracle.Told(
                    Counted.UNSEEN_WRITES,
                    contact.person,
                    link,
                    rule.name(),
                    rule.labels() ? FieldValue.labels(List.of(tag)) : now.value()));
            return false;
        }
        return true;
    }

    /** Somebody other than the engine has changed a field, or a tag. */
    void somebodyWrites(FakeContact contact, FieldRule rule, String tag, FieldValue value) {
        note(contact, rule, tag, value, false);
    }

    private void note(FakeContact contact, FieldRule rule, String tag, FieldValue value, boolean byEngine) {
        String key = key(contact, rule, tag);
        held.put(key, new Held(value, byEngine, world.timeline.now(), book.webhooks.next(), held.get(key)));
    }

    private static String key(FakeContact contact, FieldRule rule, String tag) {
        return contact.id + " " + rule.name() + " " + tag;
    }

    // ---- giving answers ----

    /** Perhaps somebody changes what the engine has just written to fields. */
    void considerFields(FakeContact contact, FieldValues raw) {
        List<Integer> fields = new ArrayList<>();
        Palette palette = world.setup.palette();
        for (int field = 0; field < palette.rules().size(); field++) {
            FieldRule rule = palette.rule(field);
            boolean written = raw.get(world.mappings.path(rule)).isPresent();
            if (written && palette.unique(field) && field != palette.anchor() && rule.writableInGhl()) {
                fields.add(field);
            }
        }
        if (fields.isEmpty() || !isDue(contact)) {
            return;
        }
        int field = fields.get(world.noise.nextInt(fields.size()));
        FieldRule rule = palette.rule(field);
        FieldValue value = palette.value(field, tokens++);
        soon(contact, rule.name(), () -> {
            write(contact, field, value);
            book.changed(contact, "ContactUpdate", true);
        });
    }

    /** Perhaps somebody changes all by which a contact would be found that the engine has just created, but its marker. */
    void considerKeys(FakeContact contact) {
        if (!world.setup.variant().marked() || !isDue(contact)) {
            return;
        }
        Palette palette = world.setup.palette();
        soon(contact, "keys", () -> {
            for (String key : world.setup.mapping().matchKeys()) {
                int field = palette.indexOf(key);
                if (!book.canonical(contact).get(key).isBlank()) {
                    write(contact, field, palette.value(field, tokens++));
                }
            }
            book.changed(contact, "ContactUpdate", true);
        });
    }

    private void write(FakeContact contact, int field, FieldValue value) {
        FieldRule rule = world.setup.palette().rule(field);
        book.wrote(contact, field, value);
        somebodyWrites(contact, rule, "", value);
        FieldValues changes = world.mappings.seen().toGhl(FieldValues.none().with(rule.name(), value));
        changes.asMap().forEach((path, sent) -> book.put(contact, path, sent));
    }

    /** Perhaps somebody takes back what the engine has just done to tags. */
    void considerTags(FakeContact contact, FieldRule rule, Collection<String> tags, boolean added) {
        if (tags.isEmpty() || !isDue(contact)) {
            return;
        }
        String tag = new TreeSet<>(tags).first();
        soon(contact, tag, () -> {
            if (contact.get(rule.target().path()).asLabels().contains(tag) == added) {
                world.oracle.tagged(contact.person, Side.GHL, tag, !added, world.timeline.now());
                somebodyWrites(contact, rule, tag, FieldValue.flag(!added));
                book.tag(contact, List.of(tag), !added);
            }
        });
    }

    private boolean isDue(FakeContact contact) {
        return contact.person != Oracle.NOBODY
                && world.effects.isAnswerInDoubt()
                && world.noise.happensIn100(world.scenario.habits().answered())
                && given.merge(contact.id, 1, Integer::sum) <= PER_CONTACT;
    }

    private void soon(FakeContact contact, String what, Runnable edit) {
        world.timeline.at(world.timeline.now() + world.noise.nextLong(50, 9000), () -> {
            if (contact.live) {
                world.tally.add(Counted.EDITS);
                world.tally.add(Counted.ANSWERS);
                world.trace.add("ANSWER", contact.id + " " + what);
                edit.run();
            }
        });
    }
}
