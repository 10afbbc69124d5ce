package io.ghl.examples.cluster.run;

/** Something that ends the run; the message is a sentence for the person who started it. */
public final class RunException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RunException(String sentence) {
        super(sentence);
    }

    public RunException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
