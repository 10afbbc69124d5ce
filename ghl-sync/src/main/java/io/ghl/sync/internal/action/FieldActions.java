package io.ghl.sync.internal.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.customfields.CustomFieldFields;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.CustomFieldUpdate;
import io.ghl.client.customfields.CustomFields;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.customfields.objects.NewObjectField;
import io.ghl.client.customfields.objects.ObjectField;
import io.ghl.client.customfields.objects.ObjectFieldFields;
import io.ghl.client.customfields.objects.ObjectFieldUpdate;
import io.ghl.client.customfields.objects.ObjectFields;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Definitions of custom fields, of contacts and of objects. */
final class FieldActions {
    private static final String READ = "locations/customFields.readonly";
    private static final String WRITE = "locations/customFields.write";

    private static final Parameter<String> FIELD = Parameter.text("field", "id of the custom field");
    private static final Parameter<String> ID_OR_KEY = Parameter.text("field", "id or key of the custom field");
    private static final Parameter<String> NAME = Parameter.text("name", "name");
    private static final Parameter<CustomFieldType> TYPE =
            Parameter.word("type", "what it holds", Words.of(CustomFieldType.values(), CustomFieldType::name));
    private static final Parameter<CustomFieldModel> MODEL = Parameter.word(
            "model",
            "what has the fields; contact unless given",
            Words.of(CustomFieldModel.values(), CustomFieldModel::parameter));
    private static final Parameter<String> PLACEHOLDER = Parameter.text("placeholder", "what forms show in it");
    private static final Parameter<List<String>> OPTIONS = Parameter.texts("options", "labels of its options");
    private static final Parameter<Integer> POSITION = Parameter.wholeNumber("position", "place among the fields");
    private static final Parameter<String> KEY = Parameter.text("key", "its key, such as contact.score");

    private static final Parameter<String> OBJECT = Parameter.text("object", "key of the object, such as business");
    private static final Parameter<String> FOLDER = Parameter.text("folder", "id of the folder");
    private static final Parameter<String> OBJECT_KEY = Parameter.text("key", "its key, such as business.size");
    private static final Parameter<String> DESCRIPTION = Parameter.text("description", "description");
    private static final Parameter<Boolean> IN_FORMS = Parameter.flag("showInForms", "whether forms may have it");
    private static final Parameter<List<ObjectField.Option>> OBJECT_OPTIONS =
            Parameter.list("options", "its options, each with key and label", Forms::option);

    private FieldActions() {}

    static List<Action> all() {
        return Stream.of(ofContacts(), ofObjects(), folders())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Action> ofContacts() {
        return List.of(
                Action.named("create-custom-field", "Create a custom field of contacts or opportunities")
                        .operation("create-custom-field", WRITE, READ)
                        .needs(NAME, TYPE)
                        .takes(MODEL, PLACEHOLDER, OPTIONS, POSITION, KEY)
                        .looksFirst("a custom field of this name", FieldActions::ofThisName)
                        .does(in -> {
                            NewCustomField.Builder field = fill(in, NewCustomField.builder());
                            field.dataType(in.get(TYPE));
                            in.ifGiven(MODEL, field::model);
                            in.ifGiven(OPTIONS, field::options);
                            in.ifGiven(KEY, field::fieldKey);
                            return fields(in).create(field.build()).json();
                        }),
                Action.named("update-custom-field", "Change a custom field of contacts or opportunities")
                        .operation("update-custom-field", WRITE)
                        .needs(FIELD, NAME)
                        .takes(PLACEHOLDER, POSITION)
                        .harmlessTwice()
                        .does(in -> fields(in)
                                .update(
                                        in.get(FIELD),
                                        fill(in, CustomFieldUpdate.builder()).build())
                                .json()),
                Action.named("get-custom-field", "Read a custom field of contacts or opportunities")
                        .operation("get-custom-field", READ)
                        .needs(ID_OR_KEY)
                        .harmlessTwice()
                        .does(in -> fields(in).get(in.get(ID_OR_KEY)).json()),
                Action.named("list-custom-fields", "Read the custom fields of contacts or opportunities")
                        .operation("get-custom-fields", READ)
                        .takes(MODEL)
                        .harmlessTwice()
                        .does(in -> Results.list(fields(in).list(model(in)))),
                Action.named("delete-custom-field", "Delete a custom field of contacts or opportunities")
                        .operation("delete-custom-field", WRITE)
                        .needs(FIELD)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(FIELD), fields(in)::delete)));
    }

    private static List<Action> ofObjects() {
        return List.of(
                Action.named("create-object-field", "Create a field of an object, such as of businesses")
                        .operation("custom-fields/create-custom-field", WRITE, READ)
                        .needs(OBJECT, OBJECT_KEY, TYPE, FOLDER, IN_FORMS)
                        .takes(NAME, DESCRIPTION, PLACEHOLDER, OBJECT_OPTIONS)
                        .looksFirst(
                                "a field of the object with this key",
                                in -> Results.made(objects(in).list(in.get(OBJECT)).fields().stream()
                                        .filter(field -> in.get(OBJECT_KEY).equals(field.fieldKey()))))
                        .does(in -> {
                            NewObjectField.Builder field = fillObject(in, NewObjectField.builder());
                            field.objectKey(in.get(OBJECT)).fieldKey(in.get(OBJECT_KEY));
                            field.dataType(in.get(TYPE)).parentId(in.get(FOLDER));
                            in.ifGiven(OBJECT_OPTIONS, field::options);
                            return objects(in).create(field.build()).json();
                        }),
                Action.named("update-object-field", "Change a field of an object")
                        .operation("custom-fields/update-custom-field", WRITE)
                        .needs(FIELD, IN_FORMS)
                        .takes(NAME, DESCRIPTION, PLACEHOLDER, OBJECT_OPTIONS)
                        .harmlessTwice()
                        .does(in -> {
                            ObjectFieldUpdate.Builder field = fillObject(in, ObjectFieldUpdate.builder());
                            in.ifGiven(OBJECT_OPTIONS, field::options);
                            return objects(in)
                                    .update(in.get(FIELD), field.build())
                                    .json();
                        }),
                Action.named("get-object-field", "Read a field of an object")
                        .operation("get-custom-field-by-id", READ)
                        .needs(FIELD)
                        .harmlessTwice()
                        .does(in -> objects(in).get(in.get(FIELD)).json()),
                Action.named("list-object-fields", "Read the fields of an object")
                        .operation("get-custom-fields-by-object-key", READ)
                        .needs(OBJECT)
                        .harmlessTwice()
                        .does(in ->
                                Results.list(objects(in).list(in.get(OBJECT)).fields())),
                Action.named("delete-object-field", "Delete a field of an object")
                        .operation("custom-fields/delete-custom-field", WRITE)
                        .needs(FIELD)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(FIELD), objects(in)::delete)));
    }

    private static List<Action> folders() {
        return List.of(
                Action.named("create-field-folder", "Create a folder for fields of an object")
                        .operation("create-custom-field-folder", WRITE, READ)
                        .needs(OBJECT, NAME)
                        .looksFirst(
                                "a folder of the object with this name",
                                in -> Results.made(objects(in).list(in.get(OBJECT)).folders().stream()
                                        .filter(folder -> in.get(NAME).equals(folder.name()))))
                        .does(in -> objects(in)
                                .createFolder(in.get(OBJECT), in.get(NAME))
                                .json()),
                Action.named("rename-field-folder", "Rename a folder for fields of an object")
                        .operation("update-custom-field-folder", WRITE)
                        .needs(FOLDER, NAME)
                        .harmlessTwice()
                        .does(in -> objects(in)
                                .renameFolder(in.get(FOLDER), in.get(NAME))
                                .json()),
                Action.named("delete-field-folder", "Delete a folder for fields of an object")
                        .operation("delete-custom-field-folder", WRITE)
                        .needs(FOLDER)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(FOLDER), objects(in)::deleteFolder)));
    }

    private static CustomFields fields(ActionCall in) {
        return in.location().customFields();
    }

    private static ObjectFields objects(ActionCall in) {
        return in.location().objectFields();
    }

    private static CustomFieldModel model(ActionCall in) {
        return in.find(MODEL).orElse(CustomFieldModel.CONTACT);
    }

    private static Optional<JsonNode> ofThisName(ActionCall in) {
        return Results.made(
                fields(in).list(model(in)).stream().filter(field -> in.get(NAME).equals(field.name())));
    }

    private static <B extends CustomFieldFields<B>> B fill(ActionCall in, B field) {
        in.ifGiven(NAME, field::name);
        in.ifGiven(PLACEHOLDER, field::placeholder);
        in.ifGiven(POSITION, field::position);
        return field;
    }

    private static <B extends ObjectFieldFields<B>> B fillObject(ActionCall in, B field) {
        in.ifGiven(NAME, field::name);
        in.ifGiven(DESCRIPTION, field::description);
        in.ifGiven(PLACEHOLDER, field::placeholder);
        in.ifGiven(IN_FORMS, field::showInForms);
        return field;
    }
}
