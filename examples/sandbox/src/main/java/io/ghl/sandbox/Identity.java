package io.ghl.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.state.Ids;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.StateFile;
import io.ghl.sandbox.internal.webhook.Signer;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Who a sandbox is: what its builder was given, else what its state file tells, else made up.
 *
 * @param locationId the id of its location
 * @param token the first token of the location
 * @param signer its key pair
 */
record Identity(String locationId, String token, Signer signer) {
    /** Settles who the sandbox is, and tells the state file if that is new. */
    static Identity of(SandboxBuilder options, Ids ids, @Nullable StateFile file) {
        // Drawn even if they are given, so that later ids do not depend on it.
        String madeUpLocation = ids.firestore();
        String madeUpToken = "pit-" + ids.uuid();
        String givenToken =
                options.tokens.isEmpty() ? null : options.tokens.get(0).value();
        ObjectNode saved = file == null ? null : file.header();
        Identity identity = new Identity(
                first(options.locationId, saved, "locationId", madeUpLocation),
                first(givenToken, saved, "token", madeUpToken),
                file == null || saved == null ? Signer.generate() : restore(file, saved));
        if (file != null && saved == null) {
            file.writeHeader(identity.header());
        }
        return identity;
    }

    private static String first(@Nullable String given, @Nullable ObjectNode saved, String field, String madeUp) {
        if (given != null) {
            return given;
        }
        String text = saved == null ? null : Json.text(saved, field);
        return text == null ? madeUp : text;
    }

    private static Signer restore(StateFile file, ObjectNode saved) {
        try {
            return Signer.restore(saved);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw file.damagedHeader("it holds no key pair", e);
        }
    }

    private ObjectNode header() {
        ObjectNode header = Json.object().put("locationId", locationId).put("token", token);
        header.setAll(signer.save());
        return header;
    }

    /** The location only; the token is a secret even here. */
    @Override
    public String toString() {
        return "Identity[" + locationId + "]";
    }
}
