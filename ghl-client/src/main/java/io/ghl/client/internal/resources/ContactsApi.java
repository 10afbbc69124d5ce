package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contacts.UpsertResult;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.models.ContactReader;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.Operations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contacts over the pipeline. */
public record ContactsApi(LocationCaller caller) implements Contacts {

    @Override
    public Contact create(NewContact contact) {
        return caller.call(Operations.CREATE_CONTACT)
                .body(located(contact.json()))
                .send(ContactsApi::contact);
    }

    @Override
    public Contact get(String contactId) {
        return caller.call(Operations.GET_CONTACT).path("contactId", contactId).send(ContactsApi::contact);
    }

    @Override
    public Optional<Contact> update(String contactId, ContactUpdate update) {
        if (update.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(caller.call(Operations.UPDATE_CONTACT)
                .path("contactId", contactId)
                .body(update.json())
                .send(ContactsApi::contact));
    }

    @Override
    public void delete(String contactId) {
        caller.call(Operations.DELETE_CONTACT).path("contactId", contactId).send();
    }

    @Override
    public UpsertResult upsert(NewContact contact) {
        return upsert(located(contact.json()));
    }

    @Override
    public UpsertResult upsertAllowingDuplicate(NewContact contact) {
        return upsert(located(contact.json()).put("createNewIfDuplicateAllowed", true));
    }

    private UpsertResult upsert(JsonNode body) {
        return caller.call(Operations.UPSERT_CONTACT)
                .body(body)
                .send(answer -> new UpsertResult(answer.json().path("new").asBoolean(), contact(answer)));
    }

    @Override
    public Optional<Contact> findDuplicate(@Nullable String email, @Nullable String phone) {
        if (email == null && phone == null) {
            throw new IllegalArgumentException("Looking for a duplicate needs an e-mail or a phone.");
        }
        return caller.call(Operations.FIND_DUPLICATE_CONTACT)
                .query("locationId", caller.locationId())
                .query("email", email)
                .query("number", phone)
                .send(answer -> answer.json().path("contact").isObject()
                        ? Optional.of(contact(answer))
                        : Optional.<Contact>empty());
    }

    @Override
    public Pages<Contact> search(ContactSearch search) {
        return Pages.of(Operations.SEARCH_CONTACTS.id(), cursor -> page(search, cursor));
    }

    private Page<Contact> page(ContactSearch search, @Nullable String cursor) {
        ObjectNode body = located(search.json());
        if (cursor != null) {
            body.set("searchAfter", Json.parse(cursor));
        }
        return caller.call(Operations.SEARCH_CONTACTS).body(body).send(answer -> {
            List<Contact> rows = answer.list("contacts", ContactReader::adopt);
            if (rows.size() < search.pageLimit()) {
                return new Page<>(rows, null);
            }
            JsonNode next = rows.get(rows.size() - 1).searchAfter();
            if (next == null) {
                // Ending here in silence would lose the rest of the list.
                throw Answer.missing("contacts[" + (rows.size() - 1) + "].searchAfter");
            }
            return new Page<>(rows, next.toString());
        });
    }

    @Override
    public List<String> addTags(String contactId, Collection<String> tags) {
        return tags(Operations.ADD_TAGS, contactId, tags);
    }

    @Override
    public List<String> removeTags(String contactId, Collection<String> tags) {
        return tags(Operations.REMOVE_TAGS, contactId, tags);
    }

    private List<String> tags(Operation operation, String contactId, Collection<String> tags) {
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("Name at least one tag.");
        }
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("tags");
        tags.forEach(list::add);
        return caller.call(operation)
                .path("contactId", contactId)
                .body(body)
                .send(answer -> answer.list("tags", JsonNode::asText));
    }

    private ObjectNode located(JsonNode json) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        return body.setAll((ObjectNode) json);
    }

    private static Contact contact(Answer answer) {
        return answer.object("contact", ContactReader::adopt);
    }
}
