package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.contacts.ContactApi;
import io.ghl.sandbox.internal.contacts.LocationApi;
import io.ghl.sandbox.internal.contacts.NoteApi;
import io.ghl.sandbox.internal.contacts.TagApi;
import io.ghl.sandbox.internal.contacts.TaskApi;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The routing table: every operation that the sandbox answers. */
final class Operations {
    private static final Set<ApiVersion> BOTH = Set.copyOf(EnumSet.allOf(ApiVersion.class));
    private static final Set<ApiVersion> V2 = Set.of(ApiVersion.V2);
    private static final String READ = "contacts.readonly";
    private static final String WRITE = "contacts.write";
    private static final String CONTACT = "/contacts/:contactId";
    private static final String LOCATION = "/locations/:locationId";

    private Operations() {}

    static List<Operation> all(ContactApi contacts, TagApi tags, TaskApi tasks, NoteApi notes, LocationApi locations) {
        return List.of(
                new Operation("create-contact", "POST", "/contacts/", BOTH, WRITE, contacts::create),
                new Operation("get-contacts", "GET", "/contacts/", V2, READ, contacts::list),
                new Operation("search-contacts-advanced", "POST", "/contacts/search", BOTH, READ, contacts::search),
                new Operation(
                        "get-duplicate-contact", "GET", "/contacts/search/duplicate", BOTH, READ, contacts::duplicate),
                new Operation("upsert-contact", "POST", "/contacts/upsert", BOTH, WRITE, contacts::upsert),
                new Operation("get-contact", "GET", CONTACT, BOTH, READ, contacts::get),
                new Operation("update-contact", "PUT", CONTACT, BOTH, WRITE, contacts::update),
                new Operation("delete-contact", "DELETE", CONTACT, BOTH, WRITE, contacts::delete),
                new Operation("add-tags", "POST", CONTACT + "/tags", BOTH, WRITE, tags::add),
                new Operation("remove-tags", "DELETE", CONTACT + "/tags", BOTH, WRITE, tags::remove),
                new Operation("get-all-tasks", "GET", CONTACT + "/tasks", BOTH, READ, tasks::list),
                new Operation("create-task", "POST", CONTACT + "/tasks", BOTH, WRITE, tasks::create),
                new Operation("get-task", "GET", CONTACT + "/tasks/:taskId", BOTH, READ, tasks::get),
                new Operation("update-task", "PUT", CONTACT + "/tasks/:taskId", BOTH, WRITE, tasks::update),
                new Operation(
                        "update-task-completed",
                        "PUT",
                        CONTACT + "/tasks/:taskId/completed",
                        BOTH,
                        WRITE,
                        tasks::complete),
                new Operation("delete-task", "DELETE", CONTACT + "/tasks/:taskId", BOTH, WRITE, tasks::delete),
                new Operation("get-all-notes", "GET", CONTACT + "/notes", BOTH, READ, notes::list),
                new Operation("create-note", "POST", CONTACT + "/notes", BOTH, WRITE, notes::create),
                new Operation("get-note", "GET", CONTACT + "/notes/:id", BOTH, READ, notes::get),
                new Operation("update-note", "PUT", CONTACT + "/notes/:id", BOTH, WRITE, notes::update),
                new Operation("delete-note", "DELETE", CONTACT + "/notes/:id", BOTH, WRITE, notes::delete),
                new Operation(
                        "task-search",
                        "POST",
                        LOCATION + "/tasks/search",
                        BOTH,
                        "locations/tasks.readonly",
                        tasks::search),
                new Operation(
                        "get-location-tags",
                        "GET",
                        LOCATION + "/tags",
                        BOTH,
                        "locations/tags.readonly",
                        locations::tags),
                new Operation(
                        "create-tag", "POST", LOCATION + "/tags", BOTH, "locations/tags.write", locations::createTag),
                new Operation(
                        "get-custom-fields",
                        "GET",
                        LOCATION + "/customFields",
                        BOTH,
                        "locations/customFields.readonly",
                        locations::customFields),
                new Operation(
                        "create-custom-field",
                        "POST",
                        LOCATION + "/customFields",
                        BOTH,
                        "locations/customFields.write",
                        locations::createCustomField),
                new Operation(
                        "get-custom-field",
                        "GET",
                        LOCATION + "/customFields/:id",
                        BOTH,
                        "locations/customFields.readonly",
                        locations::customField));
    }
}
