package io.ghl.client.error;

/** How far an exchange got before the connection failed. */
public enum TransportPhase {
    /** No byte of the request left: HighLevel knows nothing of it. */
    CONNECT,
    /** The request was being sent, or was sent and no answer came: HighLevel may have acted on it. */
    SENT,
    /** The answer began and broke off: HighLevel acted on it. */
    READING
}
