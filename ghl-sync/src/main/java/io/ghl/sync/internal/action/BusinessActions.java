package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.Ids.LIMIT;

import io.ghl.client.businesses.BusinessFields;
import io.ghl.client.businesses.BusinessPropertiesUpdate;
import io.ghl.client.businesses.BusinessUpdate;
import io.ghl.client.businesses.Businesses;
import io.ghl.client.businesses.NewBusiness;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.util.List;
import java.util.Map;

/** Businesses, which HighLevel also calls companies. */
final class BusinessActions {
    private static final String READ = "businesses.readonly";
    private static final String WRITE = "businesses.write";

    private static final Parameter<String> BUSINESS = Parameter.text("business", "id of the business");
    private static final Parameter<String> NAME = Parameter.text("name", "name");
    private static final Parameter<String> PHONE = Parameter.text("phone", "phone number");
    private static final Parameter<String> EMAIL = Parameter.text("email", "e-mail address");
    private static final Parameter<String> WEBSITE = Parameter.text("website", "website");
    private static final Parameter<String> ADDRESS = Parameter.text("address", "street and number");
    private static final Parameter<String> CITY = Parameter.text("city", "city");
    private static final Parameter<String> STATE = Parameter.text("state", "state");
    private static final Parameter<String> POSTAL_CODE = Parameter.text("postalCode", "postal code");
    private static final Parameter<String> COUNTRY = Parameter.text("country", "country, two letters");
    private static final Parameter<String> DESCRIPTION = Parameter.text("description", "description");
    private static final Parameter<Map<String, Object>> PROPERTIES = Parameter.map(
            "properties", "values by the property's key, money and files as maps; an empty text empties it");

    private BusinessActions() {}

    static List<Action> all() {
        return List.of(
                Action.named("create-business", "Create a business")
                        .operation("create-business", WRITE, READ)
                        .needs(NAME)
                        .takes(PHONE, EMAIL, WEBSITE, ADDRESS, CITY, STATE, POSTAL_CODE, COUNTRY, DESCRIPTION)
                        .looksFirst(
                                "a business of this name",
                                in -> Results.made(businesses(in).list().stream()
                                        .filter(business -> in.get(NAME).equals(business.name()))))
                        .does(in -> businesses(in)
                                .create(fill(in, NewBusiness.builder()).build())
                                .json()),
                Action.named("update-business", "Change fields of a business")
                        .operation("update-business", WRITE)
                        .needs(BUSINESS)
                        .takesSome(NAME, PHONE, EMAIL, WEBSITE, ADDRESS, CITY, STATE, POSTAL_CODE, COUNTRY, DESCRIPTION)
                        .harmlessTwice()
                        .does(in -> Results.one(businesses(in)
                                .update(
                                        in.get(BUSINESS),
                                        fill(in, BusinessUpdate.builder()).build()))),
                Action.named("get-business", "Read a business")
                        .operation("get-business", READ)
                        .needs(BUSINESS)
                        .harmlessTwice()
                        .does(in -> businesses(in).get(in.get(BUSINESS)).json()),
                Action.named("list-businesses", "Read the businesses")
                        .operation("get-businesses-by-location", READ)
                        .takes(LIMIT)
                        .harmlessTwice()
                        .does(in -> Results.first(businesses(in).list(), Ids.limit(in))),
                Action.named("delete-business", "Delete a business")
                        .operation("delete-Business", WRITE)
                        .needs(BUSINESS)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(BUSINESS), businesses(in)::delete)),
                Action.named("get-business-properties", "Read the properties of a business, also the location's own")
                        .operation("get-record-by-id", "objects/record.readonly")
                        .needs(BUSINESS)
                        .harmlessTwice()
                        .does(in -> businesses(in).getRecord(in.get(BUSINESS)).json()),
                Action.named("set-business-properties", "Set properties of a business, also the location's own")
                        .operation("update-object-record", "objects/record.write")
                        .needs(BUSINESS, PROPERTIES)
                        .harmlessTwice()
                        .does(in -> Results.one(
                                businesses(in).updateProperties(in.get(BUSINESS), properties(in.get(PROPERTIES))))));
    }

    private static Businesses businesses(ActionCall in) {
        return in.location().businesses();
    }

    private static <B extends BusinessFields<B>> B fill(ActionCall in, B business) {
        in.ifGiven(NAME, business::name);
        in.ifGiven(PHONE, business::phone);
        in.ifGiven(EMAIL, business::email);
        in.ifGiven(WEBSITE, business::website);
        in.ifGiven(ADDRESS, business::address);
        in.ifGiven(CITY, business::city);
        in.ifGiven(STATE, business::state);
        in.ifGiven(POSTAL_CODE, business::postalCode);
        in.ifGiven(COUNTRY, business::country);
        in.ifGiven(DESCRIPTION, business::description);
        return business;
    }

    private static BusinessPropertiesUpdate properties(Map<String, Object> values) {
        BusinessPropertiesUpdate.Builder update = BusinessPropertiesUpdate.builder();
        values.forEach((key, value) -> {
            if (value.equals("")) {
                update.clearProperty(key);
            } else {
                update.property(key, PropertyJson.of(value));
            }
        });
        return update.build();
    }
}
