package io.ghl.client;

import static io.ghl.client.contacts.ContactField.ADDRESS;
import static io.ghl.client.contacts.ContactField.ASSIGNED_TO;
import static io.ghl.client.contacts.ContactField.CITY;
import static io.ghl.client.contacts.ContactField.CONTACT_NAME;
import static io.ghl.client.contacts.ContactField.DATE_ADDED;
import static io.ghl.client.contacts.ContactField.DATE_UPDATED;
import static io.ghl.client.contacts.ContactField.DND;
import static io.ghl.client.contacts.ContactField.EMAIL;
import static io.ghl.client.contacts.ContactField.FIRST_NAME_LOWER_CASE;
import static io.ghl.client.contacts.ContactField.ID;
import static io.ghl.client.contacts.ContactField.LAST_NAME_LOWER_CASE;
import static io.ghl.client.contacts.ContactField.PHONE;
import static io.ghl.client.contacts.ContactField.SOURCE;
import static io.ghl.client.contacts.ContactField.TAGS;
import static io.ghl.client.contacts.ContactField.customDate;
import static io.ghl.client.contacts.ContactField.customNumber;
import static io.ghl.client.contacts.ContactField.customOptions;
import static io.ghl.client.contacts.ContactField.customText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactFilter;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.BadRequestException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Searching contacts: what can be asked, and that long lists are complete whatever happens meanwhile. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxSearchTest extends OnSandbox {
    private final HandClock clock = new HandClock();

    SandboxSearchTest(ApiVersion version) {
        super(version);
    }

    private Stream<String> found(ContactSearch search) {
        return location.contacts().search(search).stream().map(Contact::firstName);
    }

    private Stream<String> found(ContactFilter... filters) {
        return found(ContactSearch.where(filters));
    }

    private void person(String name, String city, String source, String phone, String... tags) {
        location.contacts()
                .create(NewContact.builder()
                        .firstName(name)
                        .lastName("Smith")
                        .email(name + "@example.com")
                        .phone(phone)
                        .city(city)
                        .address1("1 " + city + " Road")
                        .source(source)
                        .tags(List.of(tags))
                        .build());
    }

    @Test
    void filtersGroupsSortsAndTextsFindWhatTheySay() {
        start(options -> options.clock(clock));
        person("Ada", "Austin", "fair", "+15005550001", "vip", "lead");
        clock.advance(Duration.ofMinutes(1));
        Instant between = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        person("Bob", "Boston", "web", "+15005550002", "lead");
        person("Cy", "Austin", "web", "+15005550003");
        String cy = location.contacts()
                .search(ContactSearch.all().query("cy@example"))
                .iterator()
                .next()
                .id();
        location.contacts()
                .update(
                        cy,
                        ContactUpdate.builder().dnd(true).assignedTo("user1").build());

        assertThat(found(ID.eq(cy))).containsExactly("Cy");
        assertThat(found(CITY.eq("Austin"))).containsExactlyInAnyOrder("Ada", "Cy");
        assertThat(found(CITY.contains("ost"))).containsExactly("Bob");
        assertThat(found(CITY.notEq("Austin"))).containsExactly("Bob");
        assertThat(found(ADDRESS.contains("Boston Road"))).containsExactly("Bob");
        assertThat(found(EMAIL.eq("ADA@example.com"))).containsExactly("Ada");
        assertThat(found(PHONE.eq("+15005550002"))).containsExactly("Bob");
        assertThat(found(CONTACT_NAME.eq("Bob Smith"))).containsExactly("Bob");
        assertThat(found(FIRST_NAME_LOWER_CASE.eq("ada"))).containsExactly("Ada");
        assertThat(found(TAGS.eq("vip"))).containsExactly("Ada");
        assertThat(found(TAGS.notExists())).containsExactly("Cy");
        assertThat(found(DND.eq(true))).containsExactly("Cy");
        assertThat(found(ASSIGNED_TO.exists())).containsExactly("Cy");
        assertThat(found(DATE_ADDED.before(between))).containsExactly("Ada");
        assertThat(found(DATE_ADDED.atLeast(between), DATE_ADDED.exists())).containsExactlyInAnyOrder("Bob", "Cy");
        assertThat(found(DATE_UPDATED.between(between, clock.instant()), SOURCE.eq("web")))
                .hasSize(2);
        assertThat(found(CITY.eq("Boston").or(TAGS.eq("vip")))).containsExactlyInAnyOrder("Ada", "Bob");
        assertThat(found(CITY.eq("Austin").and(SOURCE.eq("web").or(SOURCE.eq("mail")))))
                .containsExactly("Cy");
        assertThat(found(ContactFilter.anyOf(
                        ContactFilter.allOf(CITY.eq("Austin"), TAGS.exists()), ContactFilter.allOf(CITY.eq("Boston")))))
                .containsExactlyInAnyOrder("Ada", "Bob");
        assertThat(found(ContactSearch.all().query("555000"))).hasSize(3);
        assertThat(found(ContactSearch.all().sortedBy(FIRST_NAME_LOWER_CASE.descending())))
                .containsExactly("Cy", "Bob", "Ada");
        assertThat(found(ContactSearch.all()
                        .sortedBy(SOURCE.descending(), EMAIL.ascending())
                        .pageLimit(1)))
                .containsExactly("Bob", "Cy", "Ada");

        Contact row = location.contacts()
                .search(ContactSearch.where(ID.eq(cy)))
                .iterator()
                .next();
        assertThat(row.address1()).isEqualTo("1 Austin Road");
        assertThat(row.searchAfter()).isNotNull();
    }

    @Test
    void customFieldsAreSearchedByTheirId() {
        start();
        String text = customField("Plan", "TEXT").id();
        String options = customField("Colours", "MULTIPLE_OPTIONS").id();
        String number = customField("Price", "NUMERICAL").id();
        String date = customField("Since", "DATE").id();
        location.contacts()
                .create(NewContact.builder()
                        .firstName("Ada")
                        .email("ada@example.com")
                        .customField(text, "gold plan")
                        .customField(CustomFieldValue.of(options, List.of("red", "green")))
                        .customField(CustomFieldValue.of(number, new BigDecimal("10.50")))
                        .customField(date, LocalDate.of(2026, 5, 1).toString())
                        .build());
        location.contacts().create(named("Bob"));
        Instant may = Instant.parse("2026-05-01T00:00:00Z");
        assertThat(found(customText(text).contains("gold"))).containsExactly("Ada");
        assertThat(found(customText(text).notExists())).containsExactly("Bob");
        assertThat(found(customOptions(options).eq("green"))).containsExactly("Ada");
        assertThat(found(customNumber(number).eq(new BigDecimal("10.5")))).containsExactly("Ada");
        assertThat(found(customNumber(number).atLeast(new BigDecimal("10.51")))).isEmpty();
        assertThat(found(customDate(date).between(may, may))).containsExactly("Ada");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> found(customText("unknownField").exists()).toList());
    }

    @Test
    void moreThanTenThousandContactsAreReadEachOnce() {
        start(options -> options.contacts(10_250));
        Set<String> ids = new HashSet<>();
        int rows = 0;
        for (Contact contact : location.contacts().search(ContactSearch.all().pageLimit(500))) {
            ids.add(contact.id());
            rows++;
        }
        assertThat(rows).isEqualTo(10_250);
        assertThat(ids).hasSize(10_250);
        assertThat(sandbox.journal().count("search-contacts-advanced")).isEqualTo(21);
    }

    @Test
    void rowsThatMoveBetweenPagesAreNotMissed() {
        start(options -> options.contacts(60));
        Set<String> all = new HashSet<>();
        location.contacts().search(ContactSearch.all()).forEach(contact -> all.add(contact.id()));
        Iterator<Page<Contact>> pages = location.contacts()
                .search(ContactSearch.all()
                        .sortedBy(DATE_UPDATED.ascending(), LAST_NAME_LOWER_CASE.ascending())
                        .pageLimit(10))
                .pages()
                .iterator();
        Set<String> seen = new HashSet<>();
        String moved = null;
        for (int page = 0; pages.hasNext(); page++) {
            List<Contact> rows = pages.next().items();
            rows.forEach(row -> seen.add(row.id()));
            if (page == 0) {
                // One row goes to the end, the row that the cursor points at vanishes.
                moved = rows.get(0).id();
                sandbox.updateContact(moved, Map.of("city", "Moved"));
                sandbox.deleteContact(rows.get(9).id());
                seen.remove(moved);
            }
        }
        assertThat(seen).isEqualTo(all).contains(moved);
    }

    @Test
    void anotherClientGoesOnWhereTheFirstOneStopped() {
        start(options -> options.contacts(35));
        ContactSearch search = ContactSearch.all().sortedBy(EMAIL.ascending()).pageLimit(10);
        Set<String> seen = new HashSet<>();
        Page<Contact> page =
                location.contacts().search(search).pages().iterator().next();
        page.items().forEach(row -> seen.add(row.id()));
        ghl.close();
        ghl = client().build();
        location = ghl.location(sandbox.locationId());
        location.contacts()
                .search(search)
                .resumeFrom(page.nextCursor())
                .forEach(row -> assertThat(seen.add(row.id())).isTrue());
        assertThat(seen).hasSize(35);
    }

    @Test
    void aSearchLagsBehindWritesAndALookForDuplicatesDoesNot() {
        start(options -> options.clock(clock).searchLag(Duration.ofSeconds(3)));
        Contact ada = location.contacts().create(named("ada"));
        assertThat(found(EMAIL.eq("ada@example.com"))).isEmpty();
        assertThat(location.contacts().findDuplicate("ada@example.com", null)).isPresent();
        clock.advance(Duration.ofSeconds(3));
        assertThat(found(EMAIL.eq("ada@example.com"))).containsExactly("ada");
        location.contacts().delete(ada.id());
        assertThat(found(EMAIL.eq("ada@example.com"))).containsExactly("ada");
        clock.advance(Duration.ofSeconds(3));
        assertThat(found(EMAIL.eq("ada@example.com"))).isEmpty();
    }
}
