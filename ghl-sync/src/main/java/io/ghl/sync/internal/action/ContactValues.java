package io.ghl.sync.internal.action;

import io.ghl.client.contacts.ContactFields;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.customfields.CustomFieldSchema;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The parameters of creating and changing contacts, and what they set. */
final class ContactValues {
    static final Parameter<String> FIRST_NAME = Parameter.text("firstName", "first name");
    static final Parameter<String> LAST_NAME = Parameter.text("lastName", "last name");
    static final Parameter<String> NAME = Parameter.text("name", "whole name, instead of first and last name");
    static final Parameter<String> EMAIL = Parameter.text("email", "e-mail address");
    static final Parameter<String> PHONE = Parameter.text("phone", "phone number, best in international form");
    static final Parameter<String> ADDRESS = Parameter.text("address", "street and number");
    static final Parameter<String> CITY = Parameter.text("city", "city");
    static final Parameter<String> STATE = Parameter.text("state", "state");
    static final Parameter<String> POSTAL_CODE = Parameter.text("postalCode", "postal code");
    static final Parameter<String> COUNTRY = Parameter.text("country", "country, two letters");
    static final Parameter<String> WEBSITE = Parameter.text("website", "website");
    static final Parameter<String> TIMEZONE = Parameter.text("timezone", "time zone, such as America/Chicago");
    static final Parameter<String> SOURCE = Parameter.text("source", "where the contact came from");
    static final Parameter<LocalDate> BIRTH = Parameter.date("dateOfBirth", "date of birth");
    static final Parameter<Boolean> DND = Parameter.flag("dnd", "whether to contact on no channel");
    static final Parameter<String> COMPANY = Parameter.text("companyName", "name of the company");
    static final Parameter<List<String>> TAGS = Parameter.texts("tags", "all tags of the contact");
    static final Parameter<Map<String, Object>> CUSTOM = Parameter.map(
            "customFields", "values by the custom field's key, name or id; an empty text empties the field");
    static final Parameter<List<String>> CLEAR = Parameter.texts("clear", "fields to empty, such as email or lastName");

    static final Parameter<?>[] COMMON = {
        FIRST_NAME,
        LAST_NAME,
        NAME,
        EMAIL,
        PHONE,
        ADDRESS,
        CITY,
        STATE,
        POSTAL_CODE,
        COUNTRY,
        WEBSITE,
        TIMEZONE,
        SOURCE,
        Ids.USER,
        BIRTH,
        DND,
        TAGS,
        CUSTOM
    };

    private static final Map<String, UnaryOperator<ContactUpdate.Builder>> CLEARING = clearing();

    private ContactValues() {}

    static <B extends ContactFields<B>> B set(ActionCall in, B contact) {
        in.ifGiven(FIRST_NAME, contact::firstName);
        in.ifGiven(LAST_NAME, contact::lastName);
        in.ifGiven(NAME, contact::name);
        in.ifGiven(EMAIL, contact::email);
        in.ifGiven(PHONE, contact::phone);
        in.ifGiven(ADDRESS, contact::address1);
        in.ifGiven(CITY, contact::city);
        in.ifGiven(STATE, contact::state);
        in.ifGiven(POSTAL_CODE, contact::postalCode);
        in.ifGiven(COUNTRY, contact::country);
        in.ifGiven(WEBSITE, contact::website);
        in.ifGiven(TIMEZONE, contact::timezone);
        in.ifGiven(SOURCE, contact::source);
        in.ifGiven(Ids.USER, contact::assignedTo);
        in.ifGiven(BIRTH, contact::dateOfBirth);
        in.ifGiven(DND, contact::dnd);
        in.ifGiven(TAGS, contact::tags);
        in.ifGiven(CUSTOM, values -> custom(in, values).forEach(contact::customField));
        return contact;
    }

    /** The values as HighLevel wants them; reads the location's definitions, which are kept for a while. */
    static List<CustomFieldValue> custom(ActionCall in, Map<String, Object> values) {
        CustomFieldSchema schema = in.location().customFields().schema();
        return values.entrySet().stream()
                .map(entry -> custom(schema, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static CustomFieldValue custom(CustomFieldSchema schema, String field, Object value) {
        if (value instanceof Number number) {
            return schema.value(field, new BigDecimal(number.toString()));
        }
        if (value instanceof LocalDate date) {
            return schema.value(field, date);
        }
        if (value instanceof Collection<?> items) {
            return schema.value(field, items.stream().map(String::valueOf).toList());
        }
        String text = String.valueOf(value);
        return text.isEmpty() ? schema.empty(field) : schema.value(field, text);
    }

    static void clear(ContactUpdate.Builder contact, List<String> fields) {
        for (String field : fields) {
            UnaryOperator<ContactUpdate.Builder> clearing = CLEARING.get(field);
            if (clearing == null) {
                throw new IllegalArgumentException(
                        "\"clear\" must be some of: " + String.join(", ", CLEARING.keySet()) + ".");
            }
            ContactUpdate.Builder unused = clearing.apply(contact);
        }
    }

    private static Map<String, UnaryOperator<ContactUpdate.Builder>> clearing() {
        Map<String, UnaryOperator<ContactUpdate.Builder>> clearing = new LinkedHashMap<>();
        clearing.put("firstName", ContactFields::clearFirstName);
        clearing.put("lastName", ContactFields::clearLastName);
        clearing.put("name", ContactFields::clearName);
        clearing.put("email", ContactFields::clearEmail);
        clearing.put("phone", ContactFields::clearPhone);
        clearing.put("address", ContactFields::clearAddress1);
        clearing.put("city", ContactFields::clearCity);
        clearing.put("state", ContactFields::clearState);
        clearing.put("website", ContactFields::clearWebsite);
        clearing.put("timezone", ContactFields::clearTimezone);
        clearing.put("dateOfBirth", ContactFields::clearDateOfBirth);
        clearing.put("source", ContactUpdate.Builder::clearSource);
        clearing.put("user", ContactUpdate.Builder::clearAssignedTo);
        return clearing;
    }
}
