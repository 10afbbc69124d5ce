package io.ghl.examples.springboot;

import io.ghl.client.GhlClient;
import io.ghl.examples.springboot.Customers.Customer;
import io.ghl.sync.RecordSync;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookVerifier;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sync as beans. Spring closes them in the reverse order: first the engine, then what it was given. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {
    @Bean
    Customers customers() {
        return new Customers();
    }

    @Bean
    GhlClient ghlClient(
            @Value("${highlevel.token}") String token,
            @Value("${highlevel.url:https://services.leadconnectorhq.com}") String url) {
        return GhlClient.builder().privateToken(token).baseUrl(url).build();
    }

    @Bean
    SyncStore syncStore(@Value("${sync.file}") Path file) {
        return SyncStore.sqlite(file);
    }

    @Bean(initMethod = "start")
    SyncEngine syncEngine(
            GhlClient client,
            SyncStore store,
            Customers customers,
            @Value("${highlevel.webhook-keys:" + WebhookVerifier.HIGHLEVEL_KEY + "}") String[] webhookKeys) {
        return SyncEngine.builder()
                .ghl(client)
                .store(store)
                .webhookVerifier(WebhookVerifier.of(webhookKeys))
                .records(RecordSync.contacts(customers)
                        .mapping(m -> m.field("email", Customer::email, Customer::withEmail)
                                .to(ContactFields.EMAIL)))
                .build();
    }

    @Bean
    SyncLocation syncLocation(SyncEngine engine, @Value("${highlevel.location}") String locationId) {
        return engine.location(locationId);
    }
}
