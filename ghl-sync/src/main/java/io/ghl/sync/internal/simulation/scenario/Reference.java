package io.ghl.sync.internal.simulation.scenario;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.mapping.ContactFields.customField;

import io.ghl.sync.SyncOptions;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Strategies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The set-up by which the engine itself is judged: a field for each strategy, and all delete policies in turn. */
public final class Reference {
    private static final Duration CLOCKS_WITHIN = Duration.ofMinutes(8);
    private static final GhlField MARKER = customField("app_id");
    private static final String LABELS = "tags";
    /** Not those by which records are told apart: with another mapping of them, other records are the same. */
    private static final List<String> LEFT_OUT = List.of("firstName", "city", "stage", LABELS);

    private static final List<String> MOVED = List.of("firstName", "city", "stage");

    // A mapping checks its laws when it is made, which takes longer than a run.
    private final Map<Key, Setup<Customer>> usual = new ConcurrentHashMap<>();
    private final Map<Other, RecordMapping<Customer>> moved = new ConcurrentHashMap<>();
    private final Map<Other, RecordMapping<Customer>> leftOut = new ConcurrentHashMap<>();
    private final List<Kind<?>> kinds = ReferenceKinds.all();

    private Reference() {}

    /** What a mapping depends on. */
    private record Key(boolean measured, boolean marked) {}

    /** A mapping that differs in a field. */
    private record Other(Key key, String field) {}

    /** A customer of the simulated application. */
    private record Customer(
            @Nullable String firstName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String city,
            @Nullable String stage,
            Set<String> labels) {

        Customer withFirstName(@Nullable String value) {
            return new Customer(value, email, phone, city, stage, labels);
        }

        Customer withEmail(@Nullable String value) {
            return new Customer(firstName, value, phone, city, stage, labels);
        }

        Customer withPhone(@Nullable String value) {
            return new Customer(firstName, email, value, city, stage, labels);
        }

        Customer withCity(@Nullable String value) {
            return new Customer(firstName, email, phone, value, stage, labels);
        }

        Customer withStage(@Nullable String value) {
            return new Customer(firstName, email, phone, city, value, labels);
        }

        Customer withLabels(Set<String> value) {
            return new Customer(firstName, email, phone, city, stage, value);
        }
    }

    /** The set-up. */
    public static Setup<?> setup() {
        return new Reference().of(Variant.NONE);
    }

    private Setup<Customer> of(Variant variant) {
        return usual.computeIfAbsent(
                        new Key(variant.measured(), variant.marked()),
                        key -> Setup.of(
                                mapping(key, Map.of()), Reference::blank, Map.of(), null, null, SyncOptions.defaults()))
                .with(kinds, variant, this::of, remapping(variant));
    }

    private @Nullable Remapping<Customer> remapping(Variant variant) {
        Variant.Remap remap = variant.remap();
        if (remap == null) {
            return null;
        }
        Key key = new Key(variant.measured(), variant.marked());
        if (remap.moves()) {
            String field = MOVED.get(remap.pick() % MOVED.size());
            RecordMapping<Customer> mapping = moved.computeIfAbsent(
                    new Other(key, field),
                    other -> mapping(key, Map.of(field, Optional.of(customField("new_" + field)))));
            return new Remapping<>(mapping, mapping, field, remap.from(), remap.until());
        }
        String field = LEFT_OUT.get(remap.pick() % LEFT_OUT.size());
        RecordMapping<Customer> synced =
                leftOut.computeIfAbsent(new Other(key, field), other -> mapping(key, Map.of(field, Optional.empty())));
        return new Remapping<>(synced, null, field, remap.from(), remap.until());
    }

    private static Customer blank() {
        return new Customer(null, null, null, null, null, Set.of());
    }

    /** The mapping, in which some fields are mapped to others than usual, or to none. */
    private static RecordMapping<Customer> mapping(Key key, Map<String, Optional<GhlField>> others) {
        ConflictStrategy newer = key.measured()
                ? Strategies.newerWins(Strategies.ghlWins())
                : Strategies.newerWins(CLOCKS_WITHIN, Strategies.ghlWins());
        return RecordMapping.of(m -> {
            if (key.marked()) {
                m.externalId(MARKER);
            }
            m.defaultStrategy(Strategies.review());
            target(others, "firstName", FIRST_NAME)
                    .ifPresent(to -> m.field("firstName", Customer::firstName, Customer::withFirstName)
                            .to(to)
                            .onConflict(Strategies.appWins())
                            .onFirstLink(Strategies.appWins()));
            m.field("email", Customer::email, Customer::withEmail).to(EMAIL).onConflict(Strategies.ghlWins());
            m.field("phone", Customer::phone, Customer::withPhone)
                    .to(PHONE)
                    .onConflict(newer)
                    .onFirstLink(Strategies.ghlWins());
            target(others, "city", CITY)
                    .ifPresent(to ->
                            m.field("city", Customer::city, Customer::withCity).to(to));
            target(others, "stage", customField("stage"))
                    .ifPresent(to -> m.field("stage", Customer::stage, Customer::withStage)
                            .to(to)
                            .onConflict(Strategies.ghlWins())
                            .onFirstLink(Strategies.ghlWins()));
            if (!others.containsKey(LABELS)) {
                m.tags(Customer::labels, Customer::withLabels).scope("*");
            }
        });
    }

    private static Optional<GhlField> target(Map<String, Optional<GhlField>> others, String field, GhlField usual) {
        return others.getOrDefault(field, Optional.of(usual));
    }
}
