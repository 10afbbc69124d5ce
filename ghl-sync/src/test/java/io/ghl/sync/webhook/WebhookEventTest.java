package io.ghl.sync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.sync.webhook.WebhookEvent.AppInstalled;
import io.ghl.sync.webhook.WebhookEvent.AppUninstalled;
import io.ghl.sync.webhook.WebhookEvent.AppointmentChanged;
import io.ghl.sync.webhook.WebhookEvent.Change;
import io.ghl.sync.webhook.WebhookEvent.ContactChanged;
import io.ghl.sync.webhook.WebhookEvent.NoteChanged;
import io.ghl.sync.webhook.WebhookEvent.PlanChanged;
import io.ghl.sync.webhook.WebhookEvent.TaskChanged;
import io.ghl.sync.webhook.WebhookEvent.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookEventTest {
    private static final long SEED = 5_1;

    private static WebhookEvent parse(String json) {
        return WebhookEvent.parse(json.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({
        "ContactCreate, CREATED",
        "ContactUpdate, UPDATED",
        "ContactTagUpdate, TAGS_UPDATED",
        "ContactDndUpdate, DND_UPDATED",
        "ContactDelete, DELETED"
    })
    void contacts(String type, Change change) {
        WebhookEvent event = parse("{'type':'" + type + "','locationId':'l','id':'c'}");
        ContactChanged contact = (ContactChanged) event;
        assertThat(contact.change()).isEqualTo(change);
        assertThat(contact.contactId()).isEqualTo("c");
        assertThat(contact.details())
                .as("what was left out")
                .isEqualTo(new ContactDetails(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null));
    }

    @Test
    void whatAContactsEventTells() {
        ContactDetails told = ((ContactChanged)
                        parse("{'type':'ContactDndUpdate','id':'c','name':'Ada L','email':'a@example.com','dnd':true,"
                                + "'dateOfBirth':'2000-01-05T00:00:00.000Z','dateAdded':'2026-11-21T10:15:30Z',"
                                + "'tags':['b','a',{},null],'customFields':[{'id':'f','value':[1,2]},{'id':'g'},7],"
                                + "'dndSettings':{'SMS':{'status':'active','message':'m','code':101},'Call':3}}"))
                .details();
        assertThat(told.name()).isEqualTo("Ada L");
        assertThat(told.email()).isEqualTo("a@example.com");
        assertThat(told.dnd()).isTrue();
        assertThat(told.bornOn()).isEqualTo("2000-01-05");
        assertThat(told.addedAt()).isEqualTo("2026-11-21T10:15:30Z");
        assertThat(told.tags()).containsExactly("b", "a");
        assertThat(told.customFields()).containsOnlyKeys("f");
        assertThat(told.customFields().get("f")).hasToString("[1,2]");
        assertThat(told.dndSettings())
                .containsExactly(
                        Map.entry("SMS", new ContactDetails.Dnd("active", "m", "101")),
                        Map.entry("Call", new ContactDetails.Dnd(null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'", "7", "true", "[]", "{}", "null", "[[]]", "{'a':[]}"})
    void detailsOfAnyOtherTypeCountAsMissing(String json) {
        for (String field : List.of("dateOfBirth", "dateAdded", "dndSettings", "customFields", "tags", "properties")) {
            for (String type : List.of("ContactUpdate", "TaskCreate", "RecordUpdate", "INSTALL", "InvoicePaid")) {
                assertThat(parse("{'type':'" + type + "','" + field + "':" + json + "}")
                                .envelope()
                                .type())
                        .isEqualTo(type);
            }
        }
    }

    @Test
    void anInvoiceNamesItsLocationAsTheOwner() {
        WebhookEvent invoice = parse("{'type':'InvoicePaid','_id':'i','altId':'l','altType':'location'}");
        assertThat(invoice.envelope().locationId()).isEqualTo("l");
        assertThat(((AccountEvent.InvoiceChanged) invoice).change()).isEqualTo(AccountEvent.InvoiceChange.PAID);
        assertThat(parse("{'type':'InvoicePaid','_id':'i','altId':'c','altType':'company'}")
                        .envelope()
                        .locationId())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"NoteCreate, CREATED", "NoteUpdate, UPDATED", "NoteDelete, DELETED"})
    void notes(String type, Change change) {
        WebhookEvent event = parse("{'type':'" + type + "','id':'n','contactId':'c'}");
        assertThat(event).isEqualTo(new NoteChanged(event.envelope(), change, "n", "c", null, null));
    }

    @ParameterizedTest
    @CsvSource({"TaskCreate, CREATED", "TaskComplete, COMPLETED", "TaskDelete, DELETED"})
    void tasks(String type, Change change) {
        WebhookEvent event = parse("{'type':'" + type + "','id':'t'}");
        assertThat(event).isEqualTo(new TaskChanged(event.envelope(), change, "t", null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({"AppointmentCreate, CREATED", "AppointmentUpdate, UPDATED", "AppointmentDelete, DELETED"})
    void appointments(String type, Change change) {
        WebhookEvent nested =
                parse("{'type':'" + type + "','appointment':{'id':'a','contactId':'c','calendarId':'k'}}");
        AppointmentDetails untold =
                new AppointmentDetails(null, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(nested).isEqualTo(new AppointmentChanged(nested.envelope(), change, "a", "c", "k", untold));
        WebhookEvent flat = parse("{'type':'" + type + "','id':'a','appointment':[]}");
        assertThat(flat).isEqualTo(new AppointmentChanged(flat.envelope(), change, "a", null, null, untold));
    }

    @Test
    void eventsOfTheApp() {
        WebhookEvent installed =
                parse("{'type':'INSTALL','appId':'x','companyId':'co','locationId':'l','userId':'u','planId':'p'}");
        assertThat(installed).isEqualTo(new AppInstalled(installed.envelope(), "u", "p", null, null, null, null, null));
        assertThat(installed.envelope().companyId()).isEqualTo("co");
        assertThat(installed.envelope().appId()).isEqualTo("x");
        assertThat(parse("{'type':'UNINSTALL','appId':'x','companyId':'co'}")).isInstanceOf(AppUninstalled.class);
        WebhookEvent plan = parse("{'type':'PLAN_CHANGE','userId':'u','currentPlanId':'p','newPlanId':'q'}");
        assertThat(plan).isEqualTo(new PlanChanged(plan.envelope(), "u", "p", "q"));
    }

    @Test
    void anyOtherEventKeepsItsPayload() {
        WebhookEvent event = parse("{'type':'SomethingNew','locationId':'l','price':12345678901234567.89}");
        assertThat(event).isEqualTo(new Unknown(event.envelope()));
        assertThat(event.envelope().type()).isEqualTo("SomethingNew");
        assertThat(event.envelope().payload().path("price").decimalValue()).isEqualTo("12345678901234567.89");
        assertThat(parse("{}").envelope().type()).isEmpty();
        assertThat(parse("{'type':7}").envelope().type()).isEqualTo("7");
    }

    @Test
    void fieldsOfOtherTypesCountAsMissing() {
        WebhookEvent event = parse("{'type':'ContactUpdate','locationId':{},'companyId':[1],'appId':true,"
                + "'webhookId':'  ','timestamp':{},'id':null}");
        assertThat(event).isInstanceOf(ContactChanged.class);
        assertThat(((ContactChanged) event).contactId()).isNull();
        assertThat(event.envelope().locationId()).isNull();
        assertThat(event.envelope().companyId()).isNull();
        assertThat(event.envelope().appId()).isNull();
        assertThat(event.envelope().webhookId()).isNull();
        assertThat(event.envelope().timestamp()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'2026-11-21T10:15:30.123Z', 2026-11-21T10:15:30.123Z",
        "'2023-09-25T16:00:00+05:30', 2023-09-25T10:30:00Z",
        "'2026-11-21T10:15:30', 2026-11-21T10:15:30Z",
        "'1795256130123', 2026-11-21T10:15:30.123Z",
        "'1795256130', 2026-11-21T10:15:30Z"
    })
    void timestampsOfEveryKind(String text, Instant expected) {
        assertThat(parse("{'timestamp':'" + text + "'}").envelope().timestamp()).isEqualTo(expected);
    }

    @Test
    void timestampsAsNumbers() {
        assertThat(parse("{'timestamp':1795256130123}").envelope().timestamp()).isEqualTo("2026-11-21T10:15:30.123Z");
        assertThat(parse("{'timestamp':1795256130}").envelope().timestamp()).isEqualTo("2026-11-21T10:15:30Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'yesterday'",
                "'2026-13-01T00:00:00Z'",
                "1e999999999",
                "1.5",
                "-9223372036854775808",
                "99999999999999999999999",
                "'999999999999999999'",
                "'9999999999999999999'",
                "true",
                "null"
            })
    void anyOtherTimestampDoesNoHarm(String json) {
        assertThat(parse("{'type':'ContactUpdate','timestamp':" + json + ",'id':'c'}"))
                .isInstanceOf(ContactChanged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "'text'", "1", "{", "{}{}", "{'a':1,}", "secret"})
    void whatIsNoObjectIsUnreadable(String json) {
        WebhookException refusal = catchThrowableOfType(WebhookException.class, () -> parse(json));
        assertThat(refusal.reason()).isEqualTo(WebhookException.Reason.UNREADABLE);
        assertThat(refusal).hasNoCause().hasMessageNotContaining("secret");
    }

    @Test
    void nestingHasALimitFarBelowTheStack() {
        assertThat(parse("{'a':" + "[".repeat(63) + "]".repeat(63) + "}")).isInstanceOf(Unknown.class);
        assertThat(catchThrowableOfType(
                                WebhookException.class, () -> parse("{'a':" + "[".repeat(64) + "]".repeat(64) + "}"))
                        .reason())
                .isEqualTo(WebhookException.Reason.UNREADABLE);
    }

    @Test
    void deepNestingIsUnreadable() {
        WebhookException refusal = catchThrowableOfType(
                WebhookException.class, () -> parse("{'a':" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
        assertThat(refusal.reason()).isEqualTo(WebhookException.Reason.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ContactUpdate",
                "NoteCreate",
                "TaskCreate",
                "AppointmentCreate",
                "RecordCreate",
                "INSTALL",
                "UNINSTALL",
                "UserCreate",
                "LocationCreate",
                "OpportunityCreate",
                "InboundMessage",
                "InvoicePaid",
                "OrderCreate",
                "LCEmailStats",
                "SMS",
                "Unheard"
            })
    void toStringHidesWhatIsPersonal(String type) {
        WebhookEvent event = parse("{'type':'" + type + "','id':'x','name':'ada','firstName':'ada','email':'ada',"
                + "'phone':'ada','title':'ada','body':'ada','notes':'ada','address':'ada','companyName':'ada',"
                + "'properties':[{'key':'k','valueString':'ada'}],'tags':['ada'],'message':'ada','subject':'ada',"
                + "'dndSettings':{'SMS':{'message':'ada'}},'whitelabelDetails':{'domain':'ada'},"
                + "'webhookPayload':{'recipient':'ada'}}");
        assertThat(event.toString()).contains(type).doesNotContain("ada");
    }

    @Test
    void anyBytesAreAnEventOrUnreadable() {
        Random random = new Random(SEED);
        byte[] genuine =
                "{\"type\":\"AppointmentUpdate\",\"timestamp\":\"2026-11-21T10:15:30Z\",\"appointment\":{\"id\":1}}"
                        .getBytes(StandardCharsets.UTF_8);
        int readable = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] body = genuine.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                WebhookEvent.parse(body);
                readable++;
            } catch (WebhookException e) {
                assertThat(e.reason()).as("seed %d, round %d", SEED, i).isEqualTo(WebhookException.Reason.UNREADABLE);
            }
        }
        assertThat(readable).as("seed %d reaches both outcomes", SEED).isBetween(1, 4_999);
    }

    /** HighLevel names these events and shows none, so nothing is relied on. */
    @Test
    void whatIsOnlyGuessedOfAnEventMayBeAnywhereOrNowhere() {
        for (String product : List.of("\"product\":\"p1\"", "\"productId\":\"p1\"", "\"product\":{\"_id\":\"p1\"}")) {
            assertThat(WebhookEvent.parse("{\"type\":\"PriceUpdate\",\"_id\":\"c1\"," + product + "}"))
                    .isInstanceOfSatisfying(AccountEvent.PriceChanged.class, price -> {
                        assertThat(price.priceId()).isEqualTo("c1");
                        assertThat(price.productId()).isEqualTo("p1");
                    });
        }
        assertThat(WebhookEvent.parse("{\"type\":\"PriceDelete\",\"product\":[7],\"amount\":5}"))
                .isInstanceOfSatisfying(AccountEvent.PriceChanged.class, price -> {
                    assertThat(price.priceId()).isNull();
                    assertThat(price.productId()).isNull();
                    assertThat(price.envelope().payload().path("amount").intValue())
                            .isEqualTo(5);
                });
        assertThat(WebhookEvent.parse("{\"type\":\"ExternalAuthConnected\",\"account\":{\"id\":\"a1\"}}"))
                .isInstanceOfSatisfying(
                        AccountEvent.ExternalAuthConnected.class,
                        connected -> assertThat(connected
                                        .envelope()
                                        .payload()
                                        .at("/account/id")
                                        .textValue())
                                .isEqualTo("a1"));
    }
}
