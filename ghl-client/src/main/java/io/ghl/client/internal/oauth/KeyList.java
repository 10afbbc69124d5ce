package io.ghl.client.internal.oauth;

import io.ghl.client.oauth.KeyProvider;
import io.ghl.client.oauth.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keys as a list, the current one first. */
public final class KeyList implements KeyProvider {
    private final Supplier<List<Key>> keys;

    private KeyList(Supplier<List<Key>> keys) {
        this.keys = keys;
    }

    public static KeyProvider of(Key current, List<Key> older) {
        List<Key> all = new ArrayList<>(older);
        all.add(0, current);
        List<Key> fixed = List.copyOf(all);
        return new KeyList(() -> fixed);
    }

    public static KeyProvider environment(String variable, @Nullable String content) {
        if (content == null || content.isBlank()) {
            throw new StoreException(
                    "The environment variable " + variable + " with the encryption keys is missing.", null);
        }
        List<Key> fixed = parse("The environment variable " + variable, List.of(content.split(",", -1)));
        return new KeyList(() -> fixed);
    }

    public static KeyProvider file(Path file) {
        return new KeyList(() -> {
            try {
                return parse("The key file " + file, Files.readAllLines(file));
            } catch (IOException e) {
                throw new StoreException("The key file " + file + " cannot be read.", e);
            }
        });
    }

    public static KeyProvider lookup(String currentId, Function<String, Optional<Key>> finder) {
        return new KeyProvider() {
            @Override
            public Key current() {
                return find(currentId)
                        .orElseThrow(() -> new StoreException("There is no encryption key " + currentId + ".", null));
            }

            @Override
            public Optional<Key> find(String id) {
                return finder.apply(id);
            }
        };
    }

    private static List<Key> parse(String source, List<String> lines) {
        List<Key> keys = new ArrayList<>();
        for (String line : lines) {
            String entry = line.strip();
            if (!entry.isEmpty() && !entry.startsWith("#")) {
                keys.add(key(source, entry));
            }
        }
        if (keys.isEmpty()) {
            throw new StoreException(source + " holds no encryption key.", null);
        }
        return List.copyOf(keys);
    }

    private static Key key(String source, String entry) {
        int colon = entry.indexOf(':');
        try {
            if (colon > 0) {
                return Key.of(entry.substring(0, colon), Base64.getDecoder().decode(entry.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            // Its message may quote the key.
        }
        throw new StoreException(source + " must hold keys as id:Base64, each of 32 bytes.", null);
    }

    @Override
    public Key current() {
        return keys.get().get(0);
    }

    @Override
    public Optional<Key> find(String id) {
        return keys.get().stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
