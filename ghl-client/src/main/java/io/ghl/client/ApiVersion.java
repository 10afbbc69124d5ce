package io.ghl.client;

/** The version of HighLevel's API that a client speaks. Paths and field names follow it; the types here do not. */
public enum ApiVersion {
    /** {@code 2021-07-28}, the version that most apps use. The default. */
    V2021_07_28,
    /** {@code v3} of June 2026. */
    V3
}
