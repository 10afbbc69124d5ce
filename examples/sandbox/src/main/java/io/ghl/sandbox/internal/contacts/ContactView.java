package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The shapes in which a contact leaves: get, create response, search row, list row and webhook all differ. */
public final class ContactView {
    private static final List<String> GET = List.of(
            "id",
            "locationId",
            "firstName",
            "lastName",
            "email",
            "timezone",
            "companyName",
            "phone",
            "dnd",
            "type",
            "source",
            "assignedTo",
            "address1",
            "city",
            "state",
            "country",
            "postalCode",
            "website",
            "tags",
            "dateOfBirth",
            "dateAdded",
            "dateUpdated",
            "customFields",
            "businessId");
    private static final List<String> WEBHOOK = List.of(
            "id",
            "address1",
            "city",
            "state",
            "companyName",
            "country",
            "source",
            "dateAdded",
            "dateOfBirth",
            "dnd",
            "email",
            "firstName",
            "lastName",
            "phone",
            "postalCode",
            "tags",
            "website",
            "assignedTo",
            "customFields");
    private static final List<String> LIST = List.of(
            "id",
            "locationId",
            "firstName",
            "lastName",
            "email",
            "phone",
            "timezone",
            "companyName",
            "country",
            "source",
            "type",
            "assignedTo",
            "dnd",
            "tags",
            "dateAdded",
            "dateUpdated",
            "customFields",
            "businessId");

    private ContactView() {}

    /** As get, update and upsert answer: further addresses are objects here, and texts in a search. */
    public static ObjectNode get(Contact contact, ApiVersion version) {
        ObjectNode view = pick(contact, GET);
        for (String email : Json.list(contact.get("additionalEmails"))) {
            view.withArray("additionalEmails").addObject().put("email", email);
        }
        String name = contact.fullName();
        if (name != null) {
            view.put("name", name);
        }
        lowerCaseTwins(view, contact);
        dndSettings(view, contact, version);
        return view;
    }

    /** As create answers: the date of birth is a time, and v2 has other fields than a read. */
    public static ObjectNode created(Contact contact, ApiVersion version) {
        ObjectNode view = get(contact, version);
        dateOfBirthAsTime(view);
        if (version == ApiVersion.V3) {
            return view;
        }
        view.remove(List.of("name", "timezone"));
        view.put("deleted", false).put("bounceEmail", false).put("unsubscribeEmail", false);
        view.putArray("offers");
        view.putArray("products");
        String born = contact.text("dateOfBirth");
        if (born != null) {
            LocalDate date = LocalDate.parse(born);
            view.put("birthMonth", date.getMonthValue()).put("birthDay", date.getDayOfMonth());
        }
        return view;
    }

    /** As upsert answers: with the stored gender, whatever the request said. */
    public static ObjectNode upserted(Contact contact, ApiVersion version) {
        ObjectNode view = get(contact, version);
        String gender = contact.text("gender");
        return gender == null ? view : view.put("gender", gender);
    }

    /** As search answers: {@code address} in place of {@code address1}. */
    public static ObjectNode searchRow(Contact contact, ApiVersion version, Settings settings) {
        ObjectNode view = pick(contact, GET);
        JsonNode address = view.remove("address1");
        if (address != null) {
            view.set("address", address);
        }
        lowerCaseTwins(view, contact);
        view.remove(List.of("emailLowerCase", "fullNameLowerCase"));
        if (settings.on(Quirk.SEARCH_ROWS_HAVE_LOWER_CASE_NAMES_ONLY)) {
            view.remove(List.of("firstName", "lastName"));
        }
        view.set("additionalEmails", Json.strings(Json.list(contact.get("additionalEmails"))));
        view.set("additionalPhones", Json.strings(Json.list(contact.get("additionalPhones"))));
        view.set("followers", Json.strings(Json.list(contact.get("followers"))));
        dndSettings(view, contact, version);
        return view;
    }

    /** As the deprecated list answers. */
    public static ObjectNode listRow(Contact contact) {
        ObjectNode view = pick(contact, LIST);
        String name = contact.fullName();
        if (name != null) {
            view.put("contactName", name);
        }
        view.putArray("attributions");
        view.set("followers", Json.strings(Json.list(contact.get("followers"))));
        return view;
    }

    /** As webhooks carry it: no {@code dateUpdated}, and what is unset is left out. */
    static ObjectNode webhook(Contact contact) {
        ObjectNode view = pick(contact, WEBHOOK);
        String name = contact.fullName();
        if (name != null) {
            view.put("name", name);
        }
        dateOfBirthAsTime(view);
        view.putArray("attachments");
        return view;
    }

    private static ObjectNode pick(Contact contact, List<String> fields) {
        ObjectNode view = Json.object();
        for (String field : fields) {
            JsonNode value = contact.get(field);
            if (!value.isMissingNode()) {
                view.set(field, value);
            }
        }
        return view;
    }

    private static void lowerCaseTwins(ObjectNode view, Contact contact) {
        twin(view, "firstNameLowerCase", contact.text("firstName"));
        twin(view, "lastNameLowerCase", contact.text("lastName"));
        twin(view, "fullNameLowerCase", contact.fullName());
        twin(view, "emailLowerCase", contact.text("email"));
    }

    private static void twin(ObjectNode view, String field, @Nullable String value) {
        if (value != null) {
            view.put(field, value.toLowerCase(Locale.ROOT));
        }
    }

    private static void dateOfBirthAsTime(ObjectNode view) {
        String date = Json.text(view, "dateOfBirth");
        if (date != null) {
            view.put("dateOfBirth", date + "T00:00:00.000Z");
        }
    }

    private static void dndSettings(ObjectNode view, Contact contact, ApiVersion version) {
        JsonNode settings = contact.get("dndSettings");
        if (!settings.isMissingNode()) {
            view.set("dndSettings", Channels.in(version, settings));
        }
    }
}
