package io.ghl.sync.internal.planning;

import io.ghl.sync.internal.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A short name for a content, from which the content cannot be read. */
final class Fingerprint {
    private Fingerprint() {}

    /** The name of some lines, in this order. */
    static String of(Iterable<String> lines) {
        MessageDigest digest = Sha256.begin();
        for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
