package io.ghl.examples.twowaysync;

/** Something the user must know or can repair: the message is one sentence that says what is wrong and what to do. */
public final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DemoException(String sentence) {
        super(sentence);
    }

    public DemoException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
