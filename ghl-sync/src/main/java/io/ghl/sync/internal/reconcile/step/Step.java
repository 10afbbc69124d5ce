package io.ghl.sync.internal.reconcile.step;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The next effect of a reconcile, with what follows from its result. The machine itself touches neither clock nor store
 * nor network, so every point at which a crash or another worker can come between is one of these values.
 */
public sealed interface Step {
    /** Reads an application record; empty when it is gone. */
    record ReadApp(String id, Function<Optional<AppState>, Step> then) implements Step {}

    /** Reads a HighLevel record by id; empty when HighLevel says it is not there. */
    record ReadGhl(String id, Function<Optional<GhlState>, Step> then) implements Step {}

    /** Reads what webhooks showed of a HighLevel record since a time. Local, costs no call. */
    record ReadEvents(String ghlId, Instant since, Function<List<Observation>, Step> then) implements Step {}

    /** Looks in HighLevel for records with the keys of an application record. Those kept apart from it do not count. */
    record FindGhl(@Nullable String appId, FieldValues values, Effort effort, Function<List<Candidate>, Step> then)
            implements Step {
        /** How hard to look. */
        public enum Effort {
            /** First linking has just read all of HighLevel: ask only if a record with these keys came up since. */
            SINCE_SURVEY,
            /** Ask by the keys; by the application's id that a record carries only if there are no keys. */
            BY_KEYS,
            /** Ask by the keys, and if there is none, by the application's id that a record carries. */
            THOROUGH
        }
    }

    /** Looks in the application for records with the keys of a HighLevel record; those kept apart from it do not count. */
    record FindApp(
            String ghlId, FieldValues values, @Nullable String marker, Function<List<Candidate>, Step> then)
            implements Step {}

    /**
     * Looks in HighLevel for contacts that may have taken over one that is gone: those that hold its e-mail address, be it
     * as a further one, or if it had none, its phone number.
     */
    record FindSurvivors(String lostId, FieldValues held, Function<List<Candidate>, Step> then) implements Step {}

    /** Tells the application that HighLevel merged a record's contact into another one. */
    record TellMerge(RemoteMerge merge, Function<Boolean, Step> then) implements Step {}

    /** Asks whether a deletion may be carried to the other side, and counts it if it may. Local, costs no call. */
    record AdmitDeletion(Link link, Function<Verdict, Step> then) implements Step {
        /** What is to become of a deletion. */
        public enum Verdict {
            /** Carry it out. */
            CARRY_OUT,
            /** Too many others were deleted as well: wait for a person. */
            HOLD,
            /** A person decided that the deletions were not meant. */
            REVERT,
            /** A person decided that nothing is to be deleted or created. */
            LEAVE
        }
    }

    /** Finds the link of a record. Local, costs no call. */
    record FindLink(Side side, String recordId, Function<Optional<Link>, Step> then) implements Step {}

    /** Stores changes in one transaction and goes on with the link as stored. */
    record Commit(Changes changes, Function<Link, Step> then) implements Step {}

    /** Creates a HighLevel record that carries the application's id. */
    record CreateGhl(String appId, FieldValues values, Function<CreateResult, Step> then) implements Step {}

    /**
     * Tells which fields HighLevel would refuse, and why, by field name; goes by what is known of the location.
     *
     * @param held what the record holds beyond its values, see {@link GhlState#held}
     */
    record CheckGhl(FieldValues changes, FieldValues held, Function<Map<String, String>, Step> then) implements Step {}

    /** Changes fields of a HighLevel record as read; goes on with the record as HighLevel answered. */
    record PatchGhl(GhlState read, FieldValues changes, Function<GhlState, Step> then) implements Step {}

    /** Adds tags to a HighLevel record; goes on with its tags in canonical form, as HighLevel answered. */
    record AddTags(String id, Set<String> tags, Function<Set<String>, Step> then) implements Step {}

    /** Removes tags from a HighLevel record; goes on with its tags in canonical form, as HighLevel answered. */
    record RemoveTags(String id, Set<String> tags, Function<Set<String>, Step> then) implements Step {}

    /** Deletes a HighLevel record; one that is gone already counts as deleted. */
    record DeleteGhl(String id, Function<Boolean, Step> then) implements Step {}

    /** Creates an application record, at most once per key; goes on with the record as written. */
    record CreateApp(FieldValues values, String key, Function<AppState, Step> then) implements Step {}

    /** Changes an application record if it is as read; goes on with the fields as written, empty if it was not. */
    record PatchApp(AppState expected, FieldValues changes, Function<Optional<FieldValues>, Step> then)
            implements Step {}

    /** Deletes an application record if it is as read; goes on with whether it did. */
    record DeleteApp(AppState expected, Function<Boolean, Step> then) implements Step {}

    /** Marks an application record as deleted in HighLevel if it is as read; goes on with whether it did. */
    record ArchiveApp(AppState expected, Function<Boolean, Step> then) implements Step {}

    /** The end; the changes, if any, are stored together with closing or postponing the signals. */
    record Done(Outcome outcome, @Nullable Changes changes) implements Step {}
}
