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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The set-up by which the engine itself is judged: a field for each strategy, and all delete policies in turn. */
public final class Reference {
    private static final Duration CLOCKS_WITHIN = Duration.ofMinutes(8);
    private static final GhlField MARKER = customField("app_id");

    private Reference() {}

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
        return setup(Variant.NONE, ReferenceKinds.all());
    }

    private static Setup<Customer> setup(Variant variant, List<Kind<?>> kinds) {
        return Setup.of(mapping(variant), Reference::blank, Map.of(), null, null, SyncOptions.defaults())
                .with(kinds, variant, other -> setup(other, kinds));
    }

    private static Customer blank() {
        return new Customer(null, null, null, null, null, Set.of());
    }

    private static RecordMapping<Customer> mapping(Variant variant) {
        ConflictStrategy newer = variant.measured()
                ? Strategies.newerWins(Strategies.ghlWins())
                : Strategies.newerWins(CLOCKS_WITHIN, Strategies.ghlWins());
        return RecordMapping.of(m -> (variant.marked() ? m.externalId(MARKER) : m)
                .defaultStrategy(Strategies.review())
                .field("firstName", Customer::firstName, Customer::withFirstName)
                .to(FIRST_NAME)
                .onConflict(Strategies.appWins())
                .onFirstLink(Strategies.appWins())
                .field("email", Customer::email, Customer::withEmail)
                .to(EMAIL)
                .onConflict(Strategies.ghlWins())
                .field("phone", Customer::phone, Customer::withPhone)
                .to(PHONE)
                .onConflict(newer)
                .onFirstLink(Strategies.ghlWins())
                .field("city", Customer::city, Customer::withCity)
                .to(CITY)
                .field("stage", Customer::stage, Customer::withStage)
                .to(customField("stage"))
                .onConflict(Strategies.ghlWins())
                .onFirstLink(Strategies.ghlWins())
                .tags(Customer::labels, Customer::withLabels)
                .scope("*"));
    }
}
