package io.ghl.sync;

import io.ghl.sync.app.AppRecords;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.app.Joined;
import io.ghl.sync.internal.app.MappedApp;
import io.ghl.sync.internal.app.Renamed;
import io.ghl.sync.internal.ghl.NeededFields;
import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.internal.store.sql.DatabaseStore;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is synced with one type of HighLevel's records, and how: the application's records, the mapping of their fields, and what
 * happens when both sides changed or one side deleted. Not thread-safe while it is being set up; do not change it once
 * it was given to an engine.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="records"}
 *
 * @param <T> the application's record type
 */
public final class RecordSync<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RecordSync.class);

    private final RecordType type;
    private final AppRecords<T> records;
    private @Nullable Consumer<? super MappingBuilder<T>> mapping;
    private ConflictStrategy onConflict = Strategies.review();
    private DeletePolicy onDelete = DeletePolicy.UNLINK;
    private DeleteConflict onDeleteConflict = DeleteConflict.REVIEW;
    private String archiveTag = "deleted in app";
    private Consumer<? super RemoteMerge> onRemoteMerge = merge -> {};

    private RecordSync(RecordType type, AppRecords<T> records) {
        this.type = type;
        this.records = Objects.requireNonNull(records, "records must not be null.");
    }

    /**
     * Syncs records with HighLevel's contacts.
     *
     * @param records the application's records
     * @param <T> the application's record type
     * @return a set-up without a mapping
     */
    public static <T> RecordSync<T> contacts(AppRecords<T> records) {
        return new RecordSync<>(RecordType.CONTACT, records);
    }

    /**
     * Syncs records with HighLevel's businesses, the companies of contacts.
     *
     * @param records the application's records
     * @param <T> the application's record type
     * @return a set-up without a mapping
     */
    public static <T> RecordSync<T> businesses(AppRecords<T> records) {
        return new RecordSync<>(RecordType.BUSINESS, records);
    }

    /**
     * Syncs records with HighLevel's tasks of contacts. Each waits until its contact is linked.
     *
     * @param records the application's records
     * @param <T> the application's record type
     * @return a set-up without a mapping
     */
    public static <T> RecordSync<T> tasks(AppRecords<T> records) {
        return new RecordSync<>(RecordType.TASK, records);
    }

    /**
     * Syncs records with HighLevel's notes of contacts. Each waits until its contact is linked.
     *
     * @param records the application's records
     * @param <T> the application's record type
     * @return a set-up without a mapping
     */
    public static <T> RecordSync<T> notes(AppRecords<T> records) {
        return new RecordSync<>(RecordType.NOTE, records);
    }

    /**
     * Syncs records with HighLevel's appointments of contacts. Each waits until its contact is linked.
     *
     * @param records the application's records
     * @param <T> the application's record type
     * @return a set-up without a mapping
     */
    public static <T> RecordSync<T> appointments(AppRecords<T> records) {
        return new RecordSync<>(RecordType.APPOINTMENT, records);
    }

    /**
     * Syncs records with HighLevel's notes of appointments. Each waits until its
     * appointment is linked.
     *
     * @param records the application's records
     * @param <T> the application's record type
     * @return a set-up without a mapping
     */
    public static <T> RecordSync<T> appointmentNotes(AppRecords<T> records) {
        return new RecordSync<>(RecordType.APPOINTMENT_NOTE, records);
    }

    /**
     * Maps fields. Required.
     *
     * @param spec describes the mapping on the builder it is given
     * @return this set-up
     */
    public RecordSync<T> mapping(Consumer<? super MappingBuilder<T>> spec) {
        mapping = Objects.requireNonNull(spec, "spec must not be null.");
        return this;
    }

    /**
     * Settles fields that both sides changed and that have no strategy of their own. Default:
     * {@link Strategies#review()}.
     *
     * @param strategy the strategy
     * @return this set-up
     */
    public RecordSync<T> onConflict(ConflictStrategy strategy) {
        onConflict = Objects.requireNonNull(strategy, "strategy must not be null.");
        return this;
    }

    /**
     * What a deletion on one side does to the other. Default: {@link DeletePolicy#UNLINK}, which deletes nothing.
     *
     * @param policy the policy
     * @return this set-up
     */
    public RecordSync<T> onDelete(DeletePolicy policy) {
        onDelete = Objects.requireNonNull(policy, "policy must not be null.");
        return this;
    }

    /**
     * What happens when one side deleted what the other changed. Default: {@link DeleteConflict#REVIEW}.
     *
     * @param policy the policy
     * @return this set-up
     */
    public RecordSync<T> onDeleteConflict(DeleteConflict policy) {
        onDeleteConflict = Objects.requireNonNull(policy, "policy must not be null.");
        return this;
    }

    /**
     * The tag that a contact gets under {@link DeletePolicy#ARCHIVE} when the application deleted its record. HighLevel
     * keeps tags in lower case. Default: {@code "deleted in app"}.
     *
     * @param tag the tag, not blank
     * @return this set-up
     * @throws IllegalArgumentException if the tag is blank
     */
    public RecordSync<T> archiveTag(String tag) {
        Objects.requireNonNull(tag, "tag must not be null.");
        if (tag.isBlank()) {
            throw new IllegalArgumentException("The tag for archived contacts must not be blank.");
        }
        archiveTag = tag;
        return this;
    }

    /**
     * Is told when HighLevel merged a contact into another one that belongs to another record of the application. Called
     * on the location's thread, at least once per merge; if it throws, it is called again later, and the pair stays as it
     * was until then. Default: does nothing.
     *
     * @param listener what to do, such as asking a person whether to merge the two records of the application as well
     * @return this set-up
     */
    public RecordSync<T> onRemoteMerge(Consumer<? super RemoteMerge> listener) {
        onRemoteMerge = Objects.requireNonNull(listener, "listener must not be null.");
        return this;
    }

    /** The finished set-up, as the engine uses it. */
    Ready<T> ready() {
        Consumer<? super MappingBuilder<T>> spec = mapping;
        if (spec == null) {
            throw new SyncException(
                    "The records of type " + type + " have no mapping: call mapping(m -> m.field(...).to(...)).");
        }
        RecordMapping<T> built = RecordMapping.of(builder -> {
            builder.defaultStrategy(onConflict);
            spec.accept(builder);
        });
        if (built.type() != type) {
            throw new SyncException("The records of type " + type + " are mapped to fields of a " + built.type()
                    + "; use fields of a " + type + ".");
        }
        if (onDelete == DeletePolicy.ARCHIVE && type != RecordType.CONTACT) {
            throw new SyncException(
                    "Records of type " + type + " have no tags in HighLevel by which they could be marked;"
                            + " choose another DeletePolicy than ARCHIVE.");
        }
        NeededFields.missing(built).ifPresent(LOG::warn);
        return new Ready<>(type, records, built, onDelete, onDeleteConflict, archiveTag, onRemoteMerge);
    }

    /** An immutable set-up. */
    record Ready<T>(
            RecordType type,
            AppRecords<T> records,
            RecordMapping<T> mapping,
            DeletePolicy onDelete,
            DeleteConflict onDeleteConflict,
            String archiveTag,
            Consumer<? super RemoteMerge> onRemoteMerge) {

        AppSide appOf(String location, SyncStore store) {
            return new MappedApp<>(location, in(store, records), mapping, onRemoteMerge);
        }

        private AppRecords<T> in(SyncStore store, AppRecords<T> given) {
            if (given instanceof Renamed<T> renamed) {
                return renamed.over(in(store, renamed.records()));
            }
            if (!(given instanceof Joined<T> joined)) {
                return given;
            }
            if (!(store instanceof DatabaseStore database)) {
                throw new SyncException("The records of type " + type + " are joined, and the store " + store
                        + " is in no database that they could join; use SyncStore.jdbc or SyncStore.sqlite.");
            }
            return joined.through(database::connection);
        }

        /** Tries the mapping on a blank record. */
        void checkMapping(String location) {
            mapping.checkBlank(records.blank(location));
        }

        Rules rules(SyncOptions options) {
            return new Rules(
                    mapping.rules(),
                    mapping.matchKeys(),
                    onDelete,
                    onDeleteConflict,
                    archiveTag,
                    options,
                    mapping.requiredOneOf());
        }
    }
}
