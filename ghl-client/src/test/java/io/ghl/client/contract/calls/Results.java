package io.ghl.client.contract.calls;

import io.ghl.client.Pages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What calls return, with lists read from the server and wrappings removed. */
public final class Results {
    private Results() {}

    /** The value in an optional; the first page of pages; anything else as it is. */
    public static @Nullable Object read(@Nullable Object result) {
        if (result instanceof Optional<?> optional) {
            return optional.orElseThrow();
        }
        return result instanceof Pages<?> pages
                ? pages.pages().iterator().next().items()
                : result;
    }

    /** The id of what was returned; of a list, that of its first. */
    public static Optional<String> id(@Nullable Object result) {
        if (result instanceof List<?> list && !list.isEmpty()) {
            return id(list.get(0));
        }
        if (result instanceof Record) {
            try {
                return Optional.of(
                        String.valueOf(result.getClass().getMethod("id").invoke(result)));
            } catch (ReflectiveOperationException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
