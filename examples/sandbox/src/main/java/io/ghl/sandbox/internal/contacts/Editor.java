package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.validation.Checks;
import io.ghl.sandbox.internal.validation.Dto;

/** Edits as people make them in HighLevel's own pages: checked like calls, but free to change what PUT refuses. */
public final class Editor {
    private final ContactService service;
    private final Dto fields;

    /** Creates an editor of all locations. */
    public Editor(ContactService service, Settings settings) {
        this.service = service;
        this.fields = new Dtos(settings)
                .update(ApiVersion.V2)
                .nullable(Checks.STRING, "companyName", "gender")
                .nullable(Checks.STRINGS, "additionalEmails", "additionalPhones");
    }

    /** Creates a contact. */
    public Contact create(Change change, ObjectNode values) {
        return service.create(change, fields.validate(values));
    }

    /** Changes a contact. */
    public Contact update(Change change, String id, ObjectNode values) {
        return service.update(change, id, fields.validate(values));
    }

    /** Deletes a contact. */
    public void delete(Change change, String id) {
        service.delete(change, id);
    }
}
