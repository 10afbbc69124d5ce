package io.ghl.sync.mapping;

import static io.ghl.sync.mapping.ContactFields.COMPANY_NAME;
import static io.ghl.sync.mapping.ContactFields.DATE_OF_BIRTH;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.mapping.ContactFields.POSTAL_CODE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static io.ghl.sync.mapping.Customer.Stage.LOST;
import static io.ghl.sync.mapping.Customer.Stage.NEW;
import static io.ghl.sync.mapping.Customer.Stage.WON;
import static io.ghl.sync.merge.Strategies.appWins;
import static io.ghl.sync.merge.Strategies.ghlWins;
import static io.ghl.sync.merge.Strategies.newerWins;
import static io.ghl.sync.record.Side.GHL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordMappingTest {
    private static final ConflictStrategy NEWER = newerWins(Duration.ofSeconds(2), ghlWins());

    private static final RecordMapping<Customer> MAPPING =
            RecordMapping.of(m -> m.field("email", Customer::email, Customer::withEmail)
                    .to(EMAIL)
                    .field("phone", Customer::phone, Customer::withPhone)
                    .to(PHONE)
                    .onConflict(NEWER)
                    .field("stage", Customer::stage, Customer::withStage)
                    .to(customField("lead_stage"))
                    .values(Map.of(NEW, "New", WON, "Won"))
                    .ownedBy(GHL)
                    .field("birthday", Customer::birthday, Customer::withBirthday)
                    .to(DATE_OF_BIRTH)
                    .field("zip", Customer::zip, Customer::withZip)
                    .to(POSTAL_CODE)
                    .clear(ClearPolicy.IGNORE)
                    .field("balance", Customer::balance, Customer::withBalance)
                    .to(customField("balance"))
                    .canonical(CanonicalForm.decimal())
                    .field("visits", Customer::visits, Customer::withVisits)
                    .to(customField("visits"))
                    .canonical(CanonicalForm.integer())
                    .field("points", Customer::points, Customer::withPoints)
                    .to(customField("points"))
                    .canonical(CanonicalForm.integer())
                    .field("active", Customer::active, Customer::withActive)
                    .to(customField("active"))
                    .values(Map.of(true, "Yes", false, "No"))
                    .field("company", Customer::company, Customer::withCompany)
                    .to(COMPANY_NAME)
                    .ownedBy(GHL)
                    .field("interests", Customer::interests, Customer::withInterests)
                    .to(customField("interests"))
                    .tags(Customer::labels, Customer::withLabels)
                    .scope("app:*", "VIP")
                    .defaultStrategy(appWins())
                    .externalId(customField("contact.app_id"))
                    .phoneRegion("us"));

    private static final Customer ADA = new Customer(
            " Ada@Example.com ",
            "(212) 555-0100",
            " 10001",
            WON,
            LocalDate.of(1815, 12, 10),
            new BigDecimal("12.50"),
            7,
            9L,
            true,
            "Analytical Engines",
            ordered("App:Gold", "vip", "newsletter"),
            List.of("Maths", " Music "));

    private static final Map<String, FieldValue> ADA_CANONICAL = new LinkedHashMap<>(Map.of(
            "email", FieldValue.text("ada@example.com"),
            "phone", FieldValue.text("+12125550100"),
            "zip", FieldValue.text("10001"),
            "stage", FieldValue.text("Won"),
            "birthday", FieldValue.day(LocalDate.of(1815, 12, 10)),
            "balance", FieldValue.number(new BigDecimal("12.5")),
            "visits", FieldValue.number(new BigDecimal(7)),
            "points", FieldValue.number(new BigDecimal(9)),
            "active", FieldValue.text("Yes"),
            "company", FieldValue.text("Analytical Engines")));

    static {
        ADA_CANONICAL.put("interests", FieldValue.labels(List.of("Maths", "Music")));
        ADA_CANONICAL.put("tags", FieldValue.labels(List.of("app:gold", "vip")));
    }

    @Test
    void readsTheApplicationsRecordInCanonicalForm() {
        Reading reading = MAPPING.read(ADA);

        assertThat(reading.values().asMap()).isEqualTo(ADA_CANONICAL);
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void readsWhatIsNotThereAsNull() {
        Reading reading = MAPPING.read(Customer.BLANK.withEmail(" "));

        assertThat(reading.values().names())
                .isEqualTo(MAPPING.read(ADA).values().names());
        assertThat(reading.values().asMap().values()).containsOnly(FieldValue.nothing());
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void writesCanonicalValuesIntoTheApplicationsTypes() {
        Customer written = MAPPING.write(Customer.BLANK, FieldValues.of(ADA_CANONICAL));

        assertThat(written)
                .isEqualTo(new Customer(
                        "ada@example.com",
                        "+12125550100",
                        "10001",
                        WON,
                        LocalDate.of(1815, 12, 10),
                        new BigDecimal("12.5"),
                        7,
                        9L,
                        true,
                        "Analytical Engines",
                        Set.of("app:gold", "vip"),
                        List.of("Maths", "Music")));
    }

    @Test
    void writesNothingWhereTheRecordHasTheValueInAnotherSpelling() {
        assertThat(MAPPING.write(ADA, FieldValues.of(ADA_CANONICAL))).isSameAs(ADA);
        assertThat(MAPPING.write(ADA, FieldValues.none())).isSameAs(ADA);
        assertThat(MAPPING.write(ADA, values("unknown", FieldValue.text("x")))).isSameAs(ADA);
    }

    @Test
    void clearsOnlyWhatIsNull() {
        Customer cleared =
                MAPPING.write(ADA, values("email", FieldValue.nothing()).with("stage", FieldValue.empty()));

        assertThat(cleared).isEqualTo(ADA.withEmail(null).withStage(null));
    }

    @Test
    void keepsSpellingAndForeignLabels() {
        Customer more = MAPPING.write(ADA, values("tags", FieldValue.labels(List.of("app:gold", "app:new"))));
        assertThat(more.labels()).containsExactly("App:Gold", "newsletter", "app:new");

        Customer none = MAPPING.write(ADA, values("tags", FieldValue.nothing()));
        assertThat(none.labels()).containsExactly("newsletter");
    }

    @Test
    void neverWritesLabelsOutsideTheScope() {
        Customer written = MAPPING.write(ADA, values("tags", FieldValue.labels(List.of("app:gold", "marketing"))));

        assertThat(written.labels()).containsExactly("App:Gold", "newsletter");
    }

    @Test
    void reportsAValueWithoutCounterpartAndLeavesTheOthersAlone() {
        Reading app = MAPPING.read(ADA.withStage(LOST));
        assertThat(app.problems())
                .containsOnly(
                        Map.entry(
                                "stage",
                                "The application's value is none of those that the mapping pairs; add it to the field's values."));
        assertThat(app.values().get("stage")).isEqualTo(FieldValue.absent());
        assertThat(app.values().get("email")).isEqualTo(FieldValue.text("ada@example.com"));

        Reading ghl = MAPPING.readGhl(values("customFields.lead_stage", FieldValue.text("Secret stage")));
        assertThat(ghl.problems())
                .containsOnly(Map.entry(
                        "stage",
                        "HighLevel's value is none of those that the mapping pairs; add it to the field's values."));
        assertThat(ghl.values().isEmpty()).isTrue();
        assertThat(ghl.toString()).doesNotContain("Secret");
    }

    @Test
    void readsHighLevelsWayToWriteValues() {
        Reading reading = MAPPING.readGhl(FieldValues.of(Map.of(
                "email", FieldValue.text("ADA@example.com"),
                "phone", FieldValue.text("+1 212-555-0100"),
                "dateOfBirth", FieldValue.text("1815-12-10T00:00:00.000Z"),
                "postalCode", FieldValue.text("10001"),
                "companyName", FieldValue.empty(),
                "customFields.lead_stage", FieldValue.text(" Won "),
                "customFields.balance", FieldValue.text("12.50"),
                "customFields.visits", FieldValue.text("seven"),
                "tags", FieldValue.labels(List.of("app:gold", "VIP", "newsletter", "application")))));

        assertThat(reading.values().asMap())
                .isEqualTo(Map.of(
                        "email", FieldValue.text("ada@example.com"),
                        "phone", FieldValue.text("+12125550100"),
                        "birthday", FieldValue.day(LocalDate.of(1815, 12, 10)),
                        "zip", FieldValue.text("10001"),
                        "company", FieldValue.nothing(),
                        "stage", FieldValue.text("Won"),
                        "balance", FieldValue.number(new BigDecimal("12.5")),
                        "tags", FieldValue.labels(List.of("app:gold", "vip"))));
        assertThat(reading.problems())
                .containsOnly(Map.entry(
                        "visits",
                        "HighLevel's value is not a whole number, such as 42. Correct it, or choose another form for the"
                                + " field: text, decimal, integer, day, moment (a time) or flag (true or false)."));
    }

    @Test
    void readsTagsOutsideTheScopeAsNone() {
        Reading reading = MAPPING.readGhl(values("tags", FieldValue.labels(List.of("newsletter"))));

        assertThat(reading.values().get("tags")).isEqualTo(FieldValue.nothing());
    }

    @Test
    void turnsCanonicalValuesIntoHighLevels() {
        FieldValues changes = FieldValues.of(ADA_CANONICAL).with("company", FieldValue.absent());

        assertThat(MAPPING.toGhl(changes).asMap())
                .containsOnly(
                        Map.entry("email", FieldValue.text("ada@example.com")),
                        Map.entry("phone", FieldValue.text("+12125550100")),
                        Map.entry("postalCode", FieldValue.text("10001")),
                        Map.entry("dateOfBirth", FieldValue.day(LocalDate.of(1815, 12, 10))),
                        Map.entry("customFields.lead_stage", FieldValue.text("Won")),
                        Map.entry("customFields.balance", FieldValue.number(new BigDecimal("12.5"))),
                        Map.entry("customFields.visits", FieldValue.number(new BigDecimal(7))),
                        Map.entry("customFields.points", FieldValue.number(new BigDecimal(9))),
                        Map.entry("customFields.active", FieldValue.text("Yes")),
                        Map.entry("customFields.interests", FieldValue.labels(List.of("Maths", "Music"))),
                        Map.entry("tags", FieldValue.labels(List.of("app:gold", "vip"))));
        assertThat(MAPPING.toGhl(values("email", FieldValue.nothing())))
                .isEqualTo(values("email", FieldValue.nothing()));
    }

    @Test
    void refusesToSendWhatHighLevelRefuses() {
        assertThatThrownBy(() -> MAPPING.toGhl(values("zip", FieldValue.nothing())))
                .isInstanceOf(MappingException.class)
                .hasMessage(
                        "Field \"zip\" was to clear postalCode in HighLevel, which cannot be done; leave it as it is.");
        assertThatThrownBy(() -> MAPPING.toGhl(values("company", FieldValue.text("Acme"))))
                .hasMessage("Field \"company\" was to change companyName in HighLevel, which cannot be done; leave it"
                        + " as it is.");
        RecordMapping<Customer> tasks = RecordMapping.of(
                m -> m.field("customer", Customer::email, Customer::withEmail).to(TaskFields.CONTACT));
        assertThatThrownBy(() -> tasks.toGhl(values("customer", FieldValue.nothing())))
                .hasMessage("Field \"customer\" is blank, and a record in HighLevel needs its contactId; fill it in, or"
                        + " leave the record out.");
    }

    @Test
    void sendsThePairedTextInItsOwnSpelling() {
        RecordMapping<Customer> mapping = RecordMapping.of(m -> m.field("stage", Customer::stage, Customer::withStage)
                .to(customField("stage"))
                .canonical(CanonicalForm.email())
                .values(Map.of(NEW, "New Lead", WON, "WON")));

        FieldValues canonical = mapping.read(ADA).values();
        assertThat(canonical).isEqualTo(values("stage", FieldValue.text("won")));
        assertThat(mapping.toGhl(canonical)).isEqualTo(values("customFields.stage", FieldValue.text("WON")));
        assertThat(mapping.write(ADA, values("stage", FieldValue.text("new lead"))))
                .isEqualTo(ADA.withStage(NEW));
    }

    @Test
    void refusesAValueThatTheRecordCannotTake() {
        RecordMapping<Customer> mapping =
                RecordMapping.of(m -> m.field("visits", Customer::visits, Customer::withVisits)
                        .to(customField("visits"))
                        .canonical(CanonicalForm.decimal()));

        assertThatThrownBy(() -> mapping.write(ADA, values("visits", FieldValue.number(new BigDecimal("1.5")))))
                .hasMessage("Field \"visits\" has an application type that cannot take a value of the form decimal;"
                        + " choose another form with canonical(...), or pair enum constants with values(...).");
        assertThatThrownBy(() -> MAPPING.write(ADA, values("stage", FieldValue.text("Secret"))))
                .hasMessage("Field \"stage\" was to take a value without counterpart in values(...); add one to the"
                        + " mapping.");
        assertThatThrownBy(() -> MAPPING.write(ADA, values("birthday", FieldValue.text("Secret"))))
                .hasMessage(
                        "Field \"birthday\" was to take a value that is not a day, such as 2027-01-31; write canonical"
                                + " values only.");
    }

    @Test
    void reportsTypesThatNoFieldTakes() {
        RecordMapping<Customer> mapping = RecordMapping.of(m -> m.field("stage", Customer::stage, Customer::withStage)
                .to(customField("stage"))
                .field("half", c -> 0.5, (c, v) -> c)
                .to(customField("half")));

        assertThat(mapping.read(ADA).problems())
                .containsExactly(
                        Map.entry("half", "The application's value has the type Double, which a field cannot take."),
                        Map.entry(
                                "stage",
                                "The application's value is an enum constant; add values(...) to the mapping."));
    }

    @Test
    void readsAndWritesTextsThatHoldOtherTypes() {
        // The birthday is a text in this application, and HighLevel's custom field holds a day as a text.
        RecordMapping<Customer> texts = RecordMapping.of(m -> m.field("day", Customer::zip, Customer::withZip)
                .to(DATE_OF_BIRTH)
                .field("birthday", Customer::birthday, Customer::withBirthday)
                .to(customField("birthday")));
        FieldValues ghl = FieldValues.of(Map.of(
                "dateOfBirth", FieldValue.text("2000-01-05"), "customFields.birthday", FieldValue.text("2001-02-03")));

        Customer written = texts.write(Customer.BLANK, texts.readGhl(ghl).values());

        assertThat(written.zip()).isEqualTo("2000-01-05");
        assertThat(written.birthday()).isEqualTo(LocalDate.of(2001, 2, 3));
        assertThat(texts.toGhl(texts.read(written).values()).get("customFields.birthday"))
                .isEqualTo(FieldValue.text("2001-02-03"));
    }

    @Test
    void takesLabelsAsAListToo() {
        RecordMapping<Customer> mapping = RecordMapping.of(m -> m.tags(Customer::interests, Customer::withInterests));
        Customer blank = ADA.withInterests(null);

        assertThat(mapping.read(blank).values().get("tags")).isEqualTo(FieldValue.nothing());
        assertThat(mapping.write(blank, values("tags", FieldValue.labels(List.of("b", "a"))))
                        .interests())
                .containsExactly("a", "b");
        assertThat(mapping.write(ADA, values("tags", FieldValue.nothing())).interests())
                .isEmpty();
    }

    @Test
    void saysItsRules() {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        MAPPING.rules().forEach(rule -> rules.put(rule.name(), rule));

        assertThat(rules.keySet())
                .containsExactly(
                        "email",
                        "phone",
                        "stage",
                        "birthday",
                        "zip",
                        "balance",
                        "visits",
                        "points",
                        "active",
                        "company",
                        "interests",
                        "tags");
        assertThat(rules.get("phone").onConflict()).isSameAs(NEWER);
        assertThat(rules.get("phone").onFirstLink()).isSameAs(NEWER);
        assertThat(rules.get("phone").canonical().name()).isEqualTo("phone:US");
        assertThat(rules.get("email").onConflict())
                .isNotSameAs(NEWER)
                .isSameAs(rules.get("zip").onFirstLink());
        assertThat(rules.get("stage").owner()).isEqualTo(Side.GHL);
        assertThat(rules.get("zip").whenGhlClears()).isEqualTo(ClearPolicy.IGNORE);
        assertThat(rules.get("zip").clearableInGhl()).isFalse();
        assertThat(rules.get("company").writableInGhl()).isFalse();
        assertThat(rules.get("tags").labels()).isTrue();
        assertThat(MAPPING.matchKeys()).containsExactly("email", "phone");
        assertThat(MAPPING.externalId()).contains(customField("app_id"));
    }

    @Test
    void ordersMatchKeys() {
        RecordMapping<Customer> phoneFirst =
                RecordMapping.of(m -> m.field("mobile", Customer::phone, Customer::withPhone)
                        .to(PHONE)
                        .field("mail", Customer::email, Customer::withEmail)
                        .to(EMAIL));
        assertThat(phoneFirst.matchKeys()).containsExactly("mail", "mobile");

        RecordMapping<Customer> chosen = RecordMapping.of(m -> m.field("mobile", Customer::phone, Customer::withPhone)
                .to(PHONE)
                .field("mail", Customer::email, Customer::withEmail)
                .to(EMAIL)
                .matchOn("mobile", "mail"));
        assertThat(chosen.matchKeys()).containsExactly("mobile", "mail");
    }

    @Test
    void versionDependsOnMeaningOnly() {
        String version = stage(Map.of(NEW, "New", WON, "Won"), "a", CanonicalForm.text(), appWins())
                .version();

        assertThat(version).isEqualTo("a211367568baf86c");
        Map<Customer.Stage, String> otherOrder = new LinkedHashMap<>();
        otherOrder.put(WON, "Won");
        otherOrder.put(NEW, "New");
        assertThat(stage(otherOrder, "a", CanonicalForm.text(), ghlWins()).version())
                .isEqualTo(version);
        assertThat(stage(Map.of(NEW, "Won", WON, "New"), "a", CanonicalForm.text(), appWins())
                        .version())
                .isNotEqualTo(version);
        assertThat(stage(otherOrder, "b", CanonicalForm.text(), appWins()).version())
                .isNotEqualTo(version);
        assertThat(stage(otherOrder, "a", CanonicalForm.email(), appWins()).version())
                .isNotEqualTo(version);
    }

    private static RecordMapping<Customer> stage(
            Map<Customer.Stage, String> pairs, String key, CanonicalForm form, ConflictStrategy strategy) {
        return RecordMapping.of(m -> m.field("stage", Customer::stage, Customer::withStage)
                .to(customField(key))
                .values(pairs)
                .canonical(form)
                .onConflict(strategy));
    }

    @Test
    void hidesPersonalData() {
        assertThat(MAPPING.read(ADA).toString()).doesNotContain("ada@").contains("email");
        assertThat(MAPPING.toString()).startsWith("RecordMapping[email, phone");
    }

    @Test
    void keepsItsLaws() {
        assertThat(MAPPING.check(Customer.BLANK)).isSameAs(MAPPING);
        assertThat(MAPPING.check(ADA)).isSameAs(MAPPING);
    }

    private static FieldValues values(String name, FieldValue value) {
        return FieldValues.none().with(name, value);
    }

    private static Set<String> ordered(String... labels) {
        return new LinkedHashSet<>(List.of(labels));
    }
}
