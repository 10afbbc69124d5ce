package io.ghl.client.internal.limit;

import io.ghl.client.internal.transport.HttpReply;

/** The right to send one request. Exactly one of its methods must be called, once. */
public interface Permit {

    /** The request did not leave this process. */
    void giveBack();

    /** The server answered. */
    void answered(HttpReply reply);

    /** The request may have reached the server, and no answer came. */
    void lost();
}
