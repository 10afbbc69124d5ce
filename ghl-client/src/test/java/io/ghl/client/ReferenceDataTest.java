package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.calendars.CalendarQuery;
import io.ghl.client.calendars.CalendarUpdate;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.error.ServerErrorException;
import io.ghl.client.limit.Priority;
import io.ghl.client.limit.RetryPolicy;
import java.time.Duration;
import java.util.List;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tags, users and calendars are kept for a while, as definitions of custom fields are. */
class ReferenceDataTest extends WireTest {
    private static final ApiVersion V2 = ApiVersion.V2021_07_28;

    private int status = 200;

    @BeforeEach
    void answerEverything() {
        Wire.answer(server, new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return json(status, """
                        {"id":"x","tags":[{"id":"t1","name":"vip"},{"id":"t2"}],"tag":{"id":"t1"},
                         "users":[{"id":"u1","email":"Ada@example.com"},{"id":"u2"}],
                         "calendars":[{"id":"k1"}],"calendar":{"id":"k1"},"customFields":[],"event":{"id":"e1"}}""");
            }
        });
    }

    private int requests() {
        return server.getRequestCount();
    }

    @ParameterizedTest
    @EnumSource
    void tagsAreKeptUntilTheyChangeHere(ApiVersion version) {
        try (GhlClient ghl =
                builder().apiVersion(version).retryPolicy(RetryPolicy.none()).build()) {
            var tags = ghl.location(LOCATION).tags();
            assertThat(tags.byName("VIP").orElseThrow().id()).isEqualTo("t1");
            assertThat(tags.byId("t2")).isPresent();
            assertThat(tags.byId("T1")).isEmpty();
            assertThat(tags.byName("none")).isEmpty();
            assertThat(ghl.location(LOCATION).withPriority(Priority.POLL).tags().cached())
                    .hasSize(2);
            assertThat(requests()).isEqualTo(1);
            assertThat(ghl.location("anotherLocation12345").tags().cached()).hasSize(2);
            assertThat(requests()).isEqualTo(2);
            for (Runnable change : new Runnable[] {
                () -> tags.create("x"), () -> tags.update("t1", "y"), () -> tags.delete("t1"), tags::refresh
            }) {
                change.run();
                int before = requests();
                tags.cached();
                tags.cached();
                assertThat(requests()).isEqualTo(before + 1);
            }
            status = 500;
            assertThatExceptionOfType(ServerErrorException.class).isThrownBy(() -> tags.update("t1", "z"));
            status = 200;
            int before = requests();
            tags.cached();
            assertThat(requests()).as("the failed change may have taken effect").isEqualTo(before + 1);
            tags.get("t1");
            tags.get("t1");
            assertThat(requests()).isEqualTo(before + 3);
            assertThatIllegalArgumentException().isThrownBy(() -> tags.byName(" "));
        }
    }

    @Test
    void usersAreKeptForTheirLifetime() {
        try (GhlClient ghl = builder()
                .apiVersion(V2)
                .referenceDataLifetime(Duration.ofMinutes(3))
                .build()) {
            var users = ghl.location(LOCATION).users();
            assertThat(users.byEmail("ADA@example.com").orElseThrow().id()).isEqualTo("u1");
            assertThat(users.byEmail("bob@example.com")).isEmpty();
            assertThat(users.byId("u2")).isPresent();
            time.advance(Duration.ofMinutes(3).minusNanos(1));
            assertThat(users.cached()).hasSize(2);
            assertThat(requests()).isEqualTo(1);
            time.advance(Duration.ofNanos(1));
            assertThat(users.cached()).hasSize(2);
            assertThat(requests()).isEqualTo(2);
            users.refresh();
            assertThat(users.byId("none")).isEmpty();
            assertThat(requests()).isEqualTo(3);
        }
    }

    /** What is kept is then as new as the list. */
    @Test
    void aListIsReadAnewAndKept() {
        try (GhlClient ghl = client(V2)) {
            GhlLocation location = ghl.location(LOCATION);
            List<Runnable> lists = List.of(
                    location.tags()::list,
                    location.users()::list,
                    location.calendars()::list,
                    () -> location.customFields().list(CustomFieldModel.CONTACT));
            List<Runnable> lookUps = List.of(
                    () -> location.tags().byName("vip"),
                    () -> location.users().byId("u1"),
                    () -> location.calendars().byId("k1"),
                    () -> location.customFields().cached(CustomFieldModel.CONTACT));
            for (int i = 0; i < lists.size(); i++) {
                int before = requests();
                lists.get(i).run();
                lookUps.get(i).run();
                assertThat(requests()).isEqualTo(before + 1);
                lists.get(i).run();
                lookUps.get(i).run();
                assertThat(requests()).isEqualTo(before + 2);
            }
        }
    }

    @Test
    void aLifetimeOfZeroKeepsNothing() {
        try (GhlClient ghl =
                builder().apiVersion(V2).referenceDataLifetime(Duration.ZERO).build()) {
            ghl.location(LOCATION).users().cached();
            ghl.location(LOCATION).users().cached();
            assertThat(requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void calendarsAreKeptUntilTheyChangeHere(ApiVersion version) {
        try (GhlClient ghl = client(version)) {
            var calendars = ghl.location(LOCATION).calendars();
            assertThat(calendars.byId("k1")).isPresent();
            assertThat(calendars.byId("k2")).isEmpty();
            assertThat(calendars.cached()).hasSize(1);
            assertThat(requests()).isEqualTo(1);
            calendars.list(CalendarQuery.all().ofGroup("g1"));
            calendars.list(CalendarQuery.all().ofGroup("g1"));
            assertThat(requests()).as("a part is not kept").isEqualTo(3);
            for (Runnable change : new Runnable[] {
                () -> calendars.create(NewCalendar.builder().name("x").build()),
                () -> calendars.update("k1", CalendarUpdate.builder().name("y").build()),
                () -> calendars.delete("k1"),
                calendars::refresh
            }) {
                change.run();
                int before = requests();
                calendars.cached();
                calendars.byId("k1");
                assertThat(requests()).isEqualTo(before + 1);
            }
            calendars.update("k1", CalendarUpdate.builder().build());
            int before = requests();
            calendars.cached();
            assertThat(requests()).as("an empty update changes nothing").isEqualTo(before);
        }
    }

    @Test
    void eachKindIsForgottenAlone() {
        try (GhlClient ghl = client(V2)) {
            GhlLocation location = ghl.location(LOCATION);
            location.tags().cached();
            location.users().cached();
            location.calendars().cached();
            location.customFields().byKey("x");
            assertThat(requests()).isEqualTo(4);
            location.tags().refresh();
            location.users().cached();
            location.calendars().cached();
            location.customFields().byKey("x");
            assertThat(requests()).isEqualTo(4);
        }
    }
}
