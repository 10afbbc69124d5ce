package io.ghl.sync.mapping;

import java.io.Serial;

/**
 * A mapping that cannot work. The message is one sentence that names the field and says what to do; it holds no
 * personal data.
 */
public final class MappingException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    MappingException(String message) {
        super(message);
    }

    MappingException(String message, Throwable cause) {
        super(message, cause);
    }
}
