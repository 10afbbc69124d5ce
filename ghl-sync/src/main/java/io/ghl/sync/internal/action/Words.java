package io.ghl.sync.internal.action;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The words of parameters that take one of some, in the order of their meanings. */
final class Words {
    private Words() {}

    static <T> Map<String, T> of(Collection<T> meanings, Function<T, String> word) {
        Map<String, T> words = new LinkedHashMap<>();
        meanings.forEach(meaning -> words.put(word.apply(meaning), meaning));
        return words;
    }

    static <T> Map<String, T> of(T[] meanings, Function<T, String> word) {
        return of(Arrays.asList(meanings), word);
    }

    static <E extends Enum<E>> Map<String, E> lowerCase(E[] meanings) {
        return of(meanings, meaning -> meaning.name().toLowerCase(Locale.ROOT));
    }
}
