package io.ghl.examples.twowaysync.sync;

import static io.ghl.sync.mapping.ContactFields.BUSINESS;
import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.LAST_NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static io.ghl.sync.merge.Strategies.appWins;
import static io.ghl.sync.merge.Strategies.ghlWins;
import static io.ghl.sync.merge.Strategies.newerWins;
import static io.ghl.sync.merge.Strategies.review;

import io.ghl.examples.twowaysync.app.Customer;
import io.ghl.examples.twowaysync.app.CustomerRecords;
import io.ghl.examples.twowaysync.app.Stage;
import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.RecordSync;
import io.ghl.sync.mapping.MappingBuilder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What is synced and how. */
public final class CustomerSync {
    /** The custom field that holds the stage. */
    public static final String STAGE_KEY = "lead_stage";

    /** The custom field that holds the customer's id. */
    public static final String CUSTOMER_ID_KEY = "app_customer_id";

    private static final Duration CLOCKS_WITHIN = Duration.ofMillis(500);

    private CustomerSync() {}

    /** Customers and contacts, with both custom fields. */
    public static RecordSync<Customer> of(CustomerRecords records) {
        return of(records, List.of(STAGE_KEY, CUSTOMER_ID_KEY));
    }

    /** Customers and contacts, with those custom fields that the location has. */
    public static RecordSync<Customer> of(CustomerRecords records, Collection<String> customFields) {
        return RecordSync.contacts(records)
                .mapping(mapping -> map(mapping, customFields))
                .onDelete(DeletePolicy.PROPAGATE)
                .onDeleteConflict(DeleteConflict.REVIEW);
    }

    /** Customers and contacts, which belong to companies that are synced too. */
    public static RecordSync<Customer> withCompanies(CustomerRecords records) {
        return RecordSync.contacts(records)
                .mapping(mapping -> {
                    map(mapping, List.of(STAGE_KEY, CUSTOMER_ID_KEY));
                    mapping.field("company", Customer::companyId, Customer::withCompanyId)
                            .to(BUSINESS);
                })
                .onDelete(DeletePolicy.PROPAGATE)
                .onDeleteConflict(DeleteConflict.REVIEW);
    }

    private static void map(MappingBuilder<Customer> mapping, Collection<String> customFields) {
        mapping.phoneRegion("US")
                .field("firstName", Customer::firstName, Customer::withFirstName)
                .to(FIRST_NAME)
                .onConflict(ghlWins())
                .field("lastName", Customer::lastName, Customer::withLastName)
                .to(LAST_NAME)
                .onConflict(ghlWins())
                .field("email", Customer::email, Customer::withEmail)
                .to(EMAIL)
                .onConflict(appWins())
                .field("phone", Customer::phone, Customer::withPhone)
                .to(PHONE)
                .onConflict(newerWins(CLOCKS_WITHIN, ghlWins()))
                .field("city", Customer::city, Customer::withCity)
                .to(CITY)
                .onConflict(review())
                .tags(Customer::labels, Customer::withLabels);
        if (customFields.contains(STAGE_KEY)) {
            mapping.field("stage", Customer::stage, Customer::withStage)
                    .to(customField(STAGE_KEY))
                    .values(Stage.labels())
                    .onConflict(ghlWins());
        }
        if (customFields.contains(CUSTOMER_ID_KEY)) {
            mapping.externalId(customField(CUSTOMER_ID_KEY));
        }
    }
}
