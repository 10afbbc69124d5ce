package io.ghl.sandbox.internal.api;

/** The two API generations that the Version header chooses from. */
public enum ApiVersion {
    V2,
    V3
}
