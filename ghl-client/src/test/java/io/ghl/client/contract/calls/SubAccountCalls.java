package io.ghl.client.contract.calls;

import io.ghl.client.Secret;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.objects.NewObjectField;
import io.ghl.client.customfields.objects.ObjectField;
import io.ghl.client.customfields.objects.ObjectFieldFields;
import io.ghl.client.customfields.objects.ObjectFieldUpdate;
import io.ghl.client.customfields.objects.ObjectFields;
import io.ghl.client.locations.CompanyLocations;
import io.ghl.client.locations.ConversationProvider;
import io.ghl.client.locations.LocationFields;
import io.ghl.client.locations.LocationPermission;
import io.ghl.client.locations.LocationSearch;
import io.ghl.client.locations.LocationUpdate;
import io.ghl.client.locations.NewLocation;
import io.ghl.client.locations.SocialLink;
import io.ghl.client.locations.templates.TemplateSearch;
import java.util.List;

/** Calls on locations themselves, their templates, and fields of objects. */
final class SubAccountCalls {
    private static final List<ObjectField.Option> OPTIONS = List.of(
            new ObjectField.Option("small", "Small", "https://example.com/s.png"),
            new ObjectField.Option("big", "Big"));

    private SubAccountCalls() {}

    static void all(Calls calls) {
        calls.add(
                "create-location",
                s -> locations(s)
                        .create(everything(NewLocation.builder())
                                .snapshotId("snapshot1")
                                .build()));
        calls.add(
                "search-locations",
                s -> locations(s)
                        .search(LocationSearch.all().email("ada@example.com").descending()));
        calls.add("get-location", s -> locations(s).get(s.id("create-location")));
        calls.add(
                "put-location",
                s -> locations(s)
                        .update(
                                s.id("create-location"),
                                everything(LocationUpdate.builder())
                                        .snapshot("snapshot1", true)
                                        .build()));
        calls.add("get-location-permissions", s -> locations(s).permissions(s.id("create-location")));
        calls.add(
                "update-location-permissions",
                s -> locations(s)
                        .updatePermissions(
                                s.id("create-location"), List.of(LocationPermission.CRM, LocationPermission.CALENDAR)));
        calls.run("delete-location", s -> locations(s).delete(s.id("create-location"), false));

        calls.add("get-timezones", s -> s.location().details().timezones());
        calls.add(
                "get-conversation-channel",
                s -> s.location().details().conversationProviders(ConversationProvider.Channel.SMS));
        calls.add(
                "GET-all-or-email-sms-templates",
                s -> s.location()
                        .templates()
                        .list(TemplateSearch.ofOrigin(s.locationId())
                                .type(TemplateSearch.Type.SMS)
                                .deleted(false)));
        calls.run("DELETE-an-email-sms-template", s -> s.location().templates().delete("sandboxSmsTemplate"));

        calls.add(
                "create-custom-field-folder",
                s -> s.location().objectFields().createFolder(ObjectFields.BUSINESS, "Details"));
        calls.add(
                "update-custom-field-folder",
                s -> s.location().objectFields().renameFolder(s.id("create-custom-field-folder"), "More"));
        calls.add(
                "custom-fields/create-custom-field",
                s -> s.location()
                        .objectFields()
                        .create(everything(NewObjectField.builder())
                                .objectKey(ObjectFields.BUSINESS)
                                .fieldKey("business.size")
                                .dataType(CustomFieldType.RADIO)
                                .parentId(s.id("create-custom-field-folder"))
                                .allowCustomOption(true)
                                .options(OPTIONS)
                                .build()));
        calls.add(
                "get-custom-fields-by-object-key",
                s -> s.location().objectFields().list(ObjectFields.BUSINESS));
        calls.add(
                "get-custom-field-by-id",
                s -> s.location().objectFields().get(s.id("custom-fields/create-custom-field")));
        calls.add(
                "custom-fields/update-custom-field",
                s -> s.location()
                        .objectFields()
                        .update(
                                s.id("custom-fields/create-custom-field"),
                                everything(ObjectFieldUpdate.builder())
                                        .options(OPTIONS)
                                        .build()));
        calls.run(
                "custom-fields/delete-custom-field",
                s -> s.location().objectFields().delete(s.id("custom-fields/create-custom-field")));
        calls.run(
                "delete-custom-field-folder",
                s -> s.location().objectFields().deleteFolder(s.id("create-custom-field-folder")));
    }

    private static CompanyLocations locations(Scene scene) {
        return scene.installed().company(scene.companyId()).locations();
    }

    private static <B extends LocationFields<B>> B everything(B builder) {
        for (SocialLink link : SocialLink.values()) {
            builder.social(link, "https://example.com");
        }
        return builder.name("Difference Engines")
                .phone("+15125550123")
                .address("1 Main St")
                .city("Austin")
                .state("TX")
                .country("US")
                .postalCode("78701")
                .website("https://example.com")
                .timezone("US/Central")
                .allowDuplicateContact(true)
                .allowDuplicateOpportunity(true)
                .allowFacebookNameMerge(true)
                .disableContactTimezone(true)
                .prospect("Ada", "Lovelace", "ada@example.com")
                .twilio("AC_1", Secret.of("token"))
                .mailgun(Secret.of("key"), "replies.example.com");
    }

    private static <B extends ObjectFieldFields<B>> B everything(B builder) {
        return builder.name("Size")
                .description("How many people")
                .placeholder("Choose")
                .showInForms(true)
                .acceptedFormats(".pdf")
                .maxFileLimit(2);
    }
}
