package io.ghl.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactField;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contacts.UpsertResult;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldSchema;
import io.ghl.client.customfields.FileSource;
import io.ghl.client.customfields.FileUpload;
import io.ghl.client.error.GhlException;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.Note;
import io.ghl.client.observe.AuditLog;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.Task;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No log line, exception, event or text of an object shows a token or what a person typed. */
class SecretsStayInsideTest extends WireTest {
    private static final List<String> PLANTED =
            List.of(TOKEN, "planted-ada@example.com", "+15550009999", "Plantedname", "Planted body text");
    private static final String BODY =
            "{\"statusCode\":%d,\"message\":\"Plantedname <planted-ada@example.com> %s\",\"meta\":{\"contactName\":\"Plantedname\"},\"traceId\":\"+15550009999 Plantedname\"}";

    private volatile MockResponse answer = json(200, "");
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    @Test
    @Tag("defect-24")
    void nothingPlantedComesOut() throws Exception {
        Wire.answer(server, new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer;
            }
        });
        GhlObserver observer = new GhlObserver() {
            @Override
            public void callStart(Call call) {
                seen.add(call.toString());
            }

            @Override
            public void waiting(Call call, WaitReason reason, java.time.Duration atMost) {
                seen.add(call + " " + reason + atMost);
            }

            @Override
            public void attempt(Call call, AttemptEnd attempt) {
                seen.add(attempt.toString());
                throw new IllegalStateException("an observer that fails harms nobody");
            }

            @Override
            public void callEnd(Call call, CallEnd end) {
                seen.add(end.toString());
            }
        };
        try (GhlClient ghl = builder()
                .observer(GhlObserver.all(observer, new AuditLog()))
                .captureBodies(exchange -> seen.add(exchange.toString()))
                .build()) {
            GhlLocation location = ghl.location(LOCATION);
            NewContact contact = NewContact.builder()
                    .firstName("Plantedname")
                    .email("planted-ada@example.com")
                    .customField("f1", "Planted body text")
                    .build();
            CustomField field = CustomField.of("{\"id\":\"f1\",\"placeholder\":\"Plantedname\"}");
            FileSource file = FileSource.of("Plantedname.pdf", "application/pdf", "Planted body text".getBytes(UTF_8));
            for (int status : new int[] {302, 400, 401, 403, 404, 409, 422, 429, 500}) {
                answer = json(status, BODY.formatted(status, status == 401 ? "Invalid token" : ""));
                record(() -> location.contacts().get("c1"));
                record(() -> location.contacts().create(contact));
                record(() -> location.customFields().upload("c1", field, file));
            }
            answer = new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST);
            record(() -> location.contacts().findDuplicate("planted-ada@example.com", "+15550009999"));
            answer = json(200, "{\"contact\": planted-ada@example.com}");
            record(() -> location.contacts().create(contact));
            answer = json(
                    200,
                    "{\"new\":true,\"contact\":{\"id\":\"c1\",\"email\":\"planted-ada@example.com\",\"name\":\"Plantedname\"}}");
            UpsertResult upserted = location.contacts().upsert(contact);
            seen.add(upserted.toString());
            answer = json(200, "{\"meta\":[{\"originalname\":\"Plantedname.pdf\",\"url\":\"https://x/Plantedname\"}]}");
            FileUpload upload = location.customFields().upload("c1", field, file);
            seen.add(upload.toString() + upload.meta() + upload.files() + file + field);
            CustomFieldSchema schema = CustomFieldSchema.of(List.of(field));
            seen.add(schema.toString() + schema.value("f1", "Plantedname"));
            ContactUpdate update = ContactUpdate.builder().phone("+15550009999").build();
            Contact changed = upserted.contact().with(update);
            Optional<Contact> optional = Optional.of(changed);
            seen.addAll(List.of(
                    contact.toString(),
                    update.toString(),
                    optional.toString(),
                    CustomFieldValue.of("f1", "Planted body text").toString(),
                    ContactSearch.where(ContactField.EMAIL.eq("planted-ada@example.com"))
                            .toString(),
                    NewTask.builder()
                            .title("Plantedname")
                            .dueDate(Instant.EPOCH)
                            .build()
                            .toString(),
                    NewNote.builder().body("Planted body text").build().toString(),
                    Task.of("{\"id\":\"t\",\"title\":\"Plantedname\"}").toString(),
                    Note.of("{\"id\":\"n\",\"body\":\"Planted body text\"}").toString(),
                    Secret.of(TOKEN).toString(),
                    location.toString(),
                    ghl.toString()));
            answer = json(200, "Plantedname");
            seen.add(ghl.raw("GET", "/contacts/c1").send().toString());
        }
        assertThat(seen).hasSizeGreaterThan(60);
        String log = Files.readString(Path.of("target/client-under-test.log"));
        assertThat(log).contains("get-contact", "io.ghl.client");
        for (String planted : PLANTED) {
            assertThat(log).doesNotContain(planted);
            assertThat(seen).noneMatch(text -> text.contains(planted));
        }
    }

    private void record(Runnable call) {
        try {
            call.run();
        } catch (GhlException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            seen.add(trace.toString());
            seen.add(e.failure().toString());
            if (e instanceof io.ghl.client.error.ApiException api) {
                seen.add(api.response().toString());
            }
        }
    }
}
