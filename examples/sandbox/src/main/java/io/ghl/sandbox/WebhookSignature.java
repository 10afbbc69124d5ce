package io.ghl.sandbox;

/** What stands in a signature header of the webhooks. */
public enum WebhookSignature {
    /** A signature over the raw body. */
    SIGNED,
    /** The text {@code N/A}, which HighLevel sends where it has no signature; a receiver must read it as missing. */
    NOT_AVAILABLE,
    /** The header is left out. */
    ABSENT
}
