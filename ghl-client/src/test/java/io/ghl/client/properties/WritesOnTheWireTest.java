package io.ghl.client.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.error.DecodeException;
import io.ghl.client.error.OperationRefusedException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.Idempotency;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.Operations;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.services.Services;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a write type says it sends is what arrives, for every operation that takes one. */
class WritesOnTheWireTest extends Answering {
    /** Writes without a body, or whose few fields are parameters of the method. */
    private static final Set<String> NO_WRITE_TYPE = Set.of(
            "add-calendar-to-schedule",
            "add-contact-to-campaign",
            "add-contact-to-workflow",
            "add-followers-contact",
            "add-remove-contact-from-business",
            "add-tags",
            "create-appointment-note",
            "create-association",
            "DELETE-an-email-sms-template",
            "create-custom-field-folder",
            "create-calendar-group",
            "create-custom-value",
            "create-event-notification",
            "create-tag",
            "createCalendarSchedule",
            "delete-Business",
            "delete-appointment-note",
            "delete-calendar",
            "delete-calendar-resource",
            "delete-contact",
            "delete-contact-from-workflow",
            "custom-fields/delete-custom-field",
            "delete-custom-field",
            "delete-custom-field-folder",
            "delete-custom-value",
            "delete-event",
            "delete-location",
            "delete-event-notification",
            "delete-group",
            "delete-note",
            "delete-recurring-task",
            "delete-service-booking",
            "delete-service-catalog",
            "delete-service-location",
            "delete-tag",
            "delete-task",
            "delete-user",
            "deleteSchedule",
            "disable-group",
            "edit-group",
            "remove-calendar-from-schedule",
            "remove-contact-from-campaign",
            "remove-contact-from-every-campaign",
            "remove-followers-contact",
            "remove-tags",
            "update-appointment-note",
            "update-custom-field-folder",
            "update-custom-value",
            "update-location-permissions",
            "update-tag",
            "update-task-completed",
            "upload-file-customFields",
            "validate-groups-slug");

    /** What the view adds. */
    private static final Set<String> ADDED = Set.of("locationId", "companyId", "createNewIfDuplicateAllowed");

    private final Queue<String> operations = new ConcurrentLinkedQueue<>();

    private record Call(Object resource, Method method, Class<?> written) {}

    /** Every method of every resource that takes a write type. */
    private static List<Call> calls(Object... views) {
        List<Call> calls = new ArrayList<>();
        for (Object view : views) {
            for (Method resource : Models.accessors(view.getClass())) {
                Class<?> type = resource.getReturnType();
                if (!type.isInterface() || !type.getName().startsWith("io.ghl.client.")) {
                    continue;
                }
                for (Method method : type.getMethods()) {
                    Arrays.stream(method.getParameterTypes())
                            .filter(Models.writes()::contains)
                            .forEach(written -> calls.add(
                                    new Call(Objects.requireNonNull(Models.call(resource, view)), method, written)));
                }
                if (type == Services.class) {
                    // A resource of resources.
                    calls.addAll(calls(Objects.requireNonNull(Models.call(resource, view))));
                }
            }
        }
        return calls;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsBuiltArrives(ApiVersion version) throws Exception {
        GhlObserver observer = new GhlObserver() {
            @Override
            public void callStart(GhlObserver.Call call) {
                operations.add(call.operation());
            }
        };
        Set<String> reached = new TreeSet<>();
        answer = new MockResponse().setBody("{}");
        try (GhlClient ghl = builder(version)
                .privateToken("pit-planted-secret-0001")
                .observer(observer)
                .build()) {
            for (Call call : calls(ghl.location("L1"), ghl.company("C1"))) {
                Writes writes = Writes.of(call.written());
                Property.holds(5, random -> {
                    Object built = writes.build(writes.complete(random, writes.steps(random)));
                    boolean sent;
                    try {
                        sent = send(call, built);
                    } catch (IllegalArgumentException | OperationRefusedException e) {
                        assertThat(e).hasMessageContaining("API version");
                        operations.clear();
                        return;
                    }
                    if (sent) {
                        Operation operation = operation(Objects.requireNonNull(operations.poll()));
                        reached.add(operation.id());
                        assertArrived(version, operation, writes.json(built));
                    } else {
                        assertThat(writes.json(built)).isEmpty();
                    }
                    assertThat(operations).isEmpty();
                });
            }
        }
        Set<String> rows = new TreeSet<>();
        Operations.all().stream()
                .filter(row -> row.idempotency() != Idempotency.READ)
                .filter(row -> row.versions().containsKey(version) || NO_WRITE_TYPE.contains(row.id()))
                .forEach(row -> rows.add(row.id()));
        Set<String> both = new TreeSet<>(NO_WRITE_TYPE);
        both.retainAll(reached);
        assertThat(both).as("reached after all").isEmpty();
        reached.addAll(NO_WRITE_TYPE);
        assertThat(reached).isEqualTo(rows);
    }

    private static Operation operation(String id) {
        return Operations.all().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a request was made. */
    private boolean send(Call call, Object built) {
        Object[] arguments = new Object[call.method().getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = call.method().getParameterTypes()[i];
            arguments[i] = type == call.written() ? built : type.isEnum() ? type.getEnumConstants()[0] : "id" + i;
        }
        try {
            Object unused = Models.call(call.method(), call.resource(), arguments);
        } catch (DecodeException e) {
            return true;
        }
        return !operations.isEmpty();
    }

    private void assertArrived(ApiVersion version, Operation operation, JsonNode said) throws Exception {
        RecordedRequest request = Objects.requireNonNull(server.takeRequest(10, TimeUnit.SECONDS));
        ObjectNode body = (ObjectNode) Json.parse(request.getBody().readUtf8());
        JsonNode expected = Objects.requireNonNull(operation.versions().get(version))
                .names()
                .encode(said);
        if (operation.id().equals("update-object-record")) {
            body = (ObjectNode) body.path("properties");
        }
        Set<String> more = new TreeSet<>(Writes.fieldNames(body));
        more.removeAll(Writes.fieldNames(expected));
        assertThat(ADDED).containsAll(more);
        assertThat(body.remove(more)).isEqualTo(expected);
        assertThat(request.getMethod()).isEqualTo(operation.method());
    }
}
