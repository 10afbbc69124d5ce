package io.ghl.consumer;

import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.NewContact;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.RecordSync;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.store.SyncStore;
import java.net.URL;
import okhttp3.OkHttpClient;

/**
 * An application as small as can be: writes a contact through the client, syncs it into its own records, and fails
 * where anything is not as it should be. Says first which libraries it runs on.
 */
public final class Consumer {
    private Consumer() {}

    /** Runs against a sandbox of its own. */
    public static void main(String[] arguments) throws Exception {
        System.out.println("JDK " + Runtime.version().feature() + ", Jackson "
                + com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION + ", " + okHttp() + ", "
                + (Consumer.class.getModule().isNamed() ? "module path" : "class path"));
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = GhlClient.builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build()) {
            GhlLocation location = ghl.location(sandbox.locationId());
            Contact ada = location.contacts()
                    .create(NewContact.builder().firstName("Ada").email("ada@example.com").build());
            location.contacts().update(ada.id(), ContactUpdate.builder().clearFirstName().build());
            check("the client reads what it wrote", "ada@example.com", location.contacts().get(ada.id()).email());
            sync(ghl, sandbox);
        }
        System.out.println("works");
    }

    private static void sync(GhlClient ghl, GhlSandbox sandbox) throws Exception {
        Customers customers = new Customers();
        customers.create(sandbox.locationId(), new Customers.Customer("", "bob@example.com"), "bob");
        try (SyncEngine engine = SyncEngine.builder()
                .ghl(ghl)
                .store(SyncStore.memory())
                .records(RecordSync.contacts(customers)
                        .mapping(m -> m.field("email", Customers.Customer::email, Customers.Customer::withEmail)
                                .to(ContactFields.EMAIL)))
                .build()) {
            engine.start();
            engine.location(sandbox.locationId()).link(LinkProgress.SILENT);
        }
        check("both sides have both", 2, customers.page(sandbox.locationId(), null, 10).size());
        check("both sides have both", 2, sandbox.contactCount());
    }

    private static String okHttp() {
        URL place = OkHttpClient.class.getProtectionDomain().getCodeSource().getLocation();
        return place.getPath().replaceAll(".*/", "").replace(".jar", "");
    }

    private static void check(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(what + ": expected " + expected + ", got " + actual);
        }
    }
}
