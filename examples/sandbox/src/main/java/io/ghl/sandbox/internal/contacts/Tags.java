package io.ghl.sandbox.internal.contacts;

import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.state.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tag lists as HighLevel stores them: trimmed, without blanks, each tag once. */
final class Tags {
    private Tags() {}

    static List<String> normalise(Collection<String> tags, Settings settings) {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (String tag : tags) {
            String key = key(tag);
            if (!key.isEmpty()) {
                byKey.putIfAbsent(key, settings.on(Quirk.TAGS_ARE_LOWER_CASED) ? key : tag.strip());
            }
        }
        return new ArrayList<>(byKey.values());
    }

    static List<String> plus(Collection<String> tags, Collection<String> added, Settings settings) {
        List<String> all = new ArrayList<>(tags);
        all.addAll(added);
        return normalise(all, settings);
    }

    static List<String> minus(Collection<String> tags, Collection<String> removed) {
        List<String> keys = removed.stream().map(Tags::key).toList();
        return tags.stream().filter(tag -> !keys.contains(key(tag))).toList();
    }

    /** Under this key two spellings are the same tag. */
    static String key(String tag) {
        return tag.strip().toLowerCase(Locale.ROOT);
    }
}
