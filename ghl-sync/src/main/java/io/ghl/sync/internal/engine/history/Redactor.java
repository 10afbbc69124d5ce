package io.ghl.sync.internal.engine.history;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Redaction;
import io.ghl.sync.audit.AuditOptions;
import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.record.FieldValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keeps the values of some fields out of audit rows. */
public final class Redactor {
    private static final String ALGORITHM = "HmacSHA256";

    private final AuditOptions options;

    /** A redactor as the options want it. */
    public Redactor(AuditOptions options) {
        this.options = options;
    }

    /** The row as it is kept. */
    public AuditEntry apply(AuditEntry row) {
        String field = row.field();
        if (field == null || row.redaction() != Redaction.NONE) {
            return row;
        }
        Redaction how = options.of(field);
        return switch (how) {
            case NONE -> row;
            case HASHED -> row.redacted(how, value -> hashed(row.location(), field, value));
            case LEFT_OUT -> row.redacted(how, value -> FieldValue.absent());
        };
    }

    /** A value as a row that is stored already would hold it; absent if the row holds no values. */
    FieldValue apply(AuditEntry row, FieldValue value) {
        String field = row.field();
        return switch (row.redaction()) {
            case NONE -> value;
            case HASHED -> field == null ? value : hashed(row.location(), field, value);
            case LEFT_OUT -> FieldValue.absent();
        };
    }

    /** A value as rows of a hashed field hold it. Blank values tell nothing and stay. */
    public FieldValue hashed(String location, String field, FieldValue value) {
        String json = value.isPresent() && !value.isBlank() ? StoredJson.write(value) : null;
        if (json == null) {
            return value;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(options.key(), ALGORITHM));
            // Of location and field as well: equal values of two customers or two fields are nobody's business.
            byte[] hash = mac.doFinal((location + '\n' + field + '\n' + json).getBytes(StandardCharsets.UTF_8));
            return FieldValue.text("hmac:" + HexFormat.of().formatHex(hash, 0, 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", e);
        }
    }
}
