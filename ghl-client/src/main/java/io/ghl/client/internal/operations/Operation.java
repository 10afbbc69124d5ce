package io.ghl.client.internal.operations;

import io.ghl.client.ApiVersion;
import java.util.Map;

/**
 * One operation of the API: everything the client knows about it.
 *
 * @param id HighLevel's operation id, unique in the table. Where files of the specification give several operations the
 *     same id, the row of the first file has it and the others have the name of their file before it, as in
 *     {@code custom-fields/create-custom-field}
 * @param method HTTP method
 * @param idempotency what a repetition does
 * @param versions how each API version spells it; a version without an entry does not have it
 */
public record Operation(String id, String method, Idempotency idempotency, Map<ApiVersion, Wire> versions) {

    /**
     * The operation in one API version.
     *
     * @param version value of the Version header
     * @param path path template
     * @param scope the scope a token needs
     * @param names spelling of names in the body
     * @param form whether the body is a form instead of JSON
     */
    public record Wire(String version, String path, String scope, WireNames names, boolean form) {
        public Wire(String version, String path, String scope, WireNames names) {
            this(version, path, scope, names, false);
        }
    }

    /** The same operation for a use in which a repetition does something else. */
    public Operation with(Idempotency other) {
        return new Operation(id, method, other, versions);
    }
}
