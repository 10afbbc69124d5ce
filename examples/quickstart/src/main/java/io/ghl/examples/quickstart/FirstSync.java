package io.ghl.examples.quickstart;

import static io.ghl.client.contacts.ContactField.EMAIL;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ghl.client.GhlClient;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.app.SqlTable;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.Webhooks;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** A table and HighLevel's contacts, kept the same through verified webhooks; HighLevel is a sandbox that starts here. */
public final class FirstSync {
    private static final String MAPPING = """
            version: 1
            records: contacts
            fields:
              - {app: first_name, ghl: firstName}
              - {app: email, ghl: email, onConflict: appWins}
              - {app: phone, ghl: phone}
            onDelete: propagate
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FirstSync() {}

    /**
     * Runs the example.
     *
     * @param args none
     * @throws Exception if a file or a port cannot be opened
     */
    public static void main(String[] args) throws Exception {
        run(System.out);
    }

    static void run(PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("first-sync");
        DataSource database = yourDatabase(folder.resolve("app.db"));
        MappingFile mapping = MappingFile.parse("customers.yaml", MAPPING, CodeSteps.none());
        SqlTable customers = SqlTable.builder(database, "customers")
                .key("id")
                .changedBySnapshot()
                .softDelete("deleted")
                .build();

        try (GhlSandbox highLevel = GhlSandbox.start();
                GhlClient ghl = GhlClient.builder()
                        .baseUrl(highLevel.baseUrl().toString()) // leave out for the real one
                        .privateToken(highLevel.token())
                        .build();
                SyncEngine engine = SyncEngine.builder()
                        .ghl(ghl)
                        .store(SyncStore.sqlite(folder.resolve("sync.db")))
                        .records(mapping.recordSync(customers))
                        .webhookVerifier(WebhookVerifier.of(highLevel.webhookPublicKey())) // leave out for the real one
                        .options(SyncOptions.defaults().withIndexLag(Duration.ZERO)) // leave out for the real one
                        .build()) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/webhooks", exchange -> take(exchange, engine.webhooks()));
            server.start();
            try {
                highLevel.sendWebhooksTo(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks"));
                sync(highLevel, ghl, engine, database, out);
            } finally {
                server.stop(0);
            }
        }
    }

    private static void sync(
            GhlSandbox highLevel, GhlClient ghl, SyncEngine engine, DataSource database, PrintStream out)
            throws Exception {
        String grace = highLevel.createContact(Map.of("firstName", "Grace", "email", "grace@example.com"));

        // 1. Link what is on both sides: Ada goes to HighLevel, Grace into the table.
        SyncLocation location = engine.location(highLevel.locationId());
        engine.start();
        location.link(LinkProgress.SILENT);
        out.println("linked: " + table(database) + ", contacts " + highLevel.contactCount());

        // 2. Your application changes a row and tells the sync.
        change(database, "UPDATE customers SET phone = '+12025550143' WHERE id = 1");
        location.changed(RecordType.CONTACT, "1");
        location.awaitIdle(PATIENCE);
        out.println("phone in HighLevel: "
                + ghl
                        .location(highLevel.locationId())
                        .contacts()
                        .search(ContactSearch.where(EMAIL.eq("ada@example.com")))
                        .stream()
                        .map(Contact::phone)
                        .toList());

        // 3. A person changes a contact in HighLevel, which sends a signed webhook.
        highLevel.updateContact(grace, Map.of("firstName", "Grace Brewster"));
        highLevel.webhooksDrained(PATIENCE);
        location.awaitIdle(PATIENCE);
        out.println("in the table: " + table(database));

        // 4. Why is it so?
        out.println(location.explainGhl(RecordType.CONTACT, grace)
                .field("first_name")
                .text());
        out.println("webhooks: " + engine.webhooks().statistics());
    }

    /** The bytes as they came: the signature is over them. */
    private static void take(HttpExchange exchange, Webhooks webhooks) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(Webhooks.MAX_BODY_BYTES + 1);
            int status = webhooks.receive(exchange.getRequestHeaders(), body).httpStatus();
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** Stands for the database that you have. */
    private static DataSource yourDatabase(Path file) throws SQLException {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + file);
        change(
                database,
                "CREATE TABLE customers (id INTEGER PRIMARY KEY, first_name TEXT, email TEXT, phone TEXT,"
                        + " deleted BOOLEAN NOT NULL DEFAULT FALSE)");
        change(database, "INSERT INTO customers (first_name, email) VALUES ('Ada', 'ada@example.com')");
        return database;
    }

    private static void change(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String table(DataSource database) throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, first_name, email FROM customers ORDER BY id")) {
            while (row.next()) {
                rows.append(rows.isEmpty() ? "" : ", ")
                        .append(row.getString("id"))
                        .append(' ')
                        .append(row.getString("first_name"))
                        .append(" <")
                        .append(row.getString("email"))
                        .append('>');
            }
        }
        return rows.toString();
    }
}
