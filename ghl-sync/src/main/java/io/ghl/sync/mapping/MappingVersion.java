package io.ghl.sync.mapping;

import io.ghl.sync.internal.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Names what the stored values of a mapping mean. */
final class MappingVersion {
    private static final int BYTES = 8;

    private MappingVersion() {}

    /** The version of what is described, which depends on the order. */
    static String of(Iterable<String> descriptions) {
        MessageDigest digest = Sha256.begin();
        for (String description : descriptions) {
            digest.update(description.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
