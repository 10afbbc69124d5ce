package io.ghl.sandbox.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Reads the address of a webhook receiver. */
public final class HttpUrl {
    private HttpUrl() {}

    /** The address; anything but http and https with a host is refused. */
    public static URI parse(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it must be an http or https URL", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !List.of("http", "https").contains(scheme)) {
            throw new IllegalArgumentException("it must be an http or https URL");
        }
        return uri;
    }
}
