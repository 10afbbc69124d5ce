package io.ghl.client.error;

import org.jspecify.annotations.Nullable;

/** HighLevel answered with success, and the answer could not be understood. */
public final class DecodeException extends GhlException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String rawBody;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param path the place in the JSON that was missing or wrong, {@code $} for the whole
     * @param rawBody the text that could not be read
     * @param cause what the parser reported, or null
     */
    public DecodeException(CallFailure failure, String path, String rawBody, @Nullable Throwable cause) {
        super("could not read " + path + " of the answer", failure, cause);
        this.path = path;
        this.rawBody = rawBody;
    }

    /**
     * The place that was missing or wrong.
     *
     * @return a path such as {@code contact.id}, {@code $} for the whole answer
     */
    public String path() {
        return path;
    }

    /**
     * What could not be read, cut after 64 KiB. It may contain personal data.
     *
     * @return the text
     */
    public String rawBody() {
        return rawBody;
    }
}
