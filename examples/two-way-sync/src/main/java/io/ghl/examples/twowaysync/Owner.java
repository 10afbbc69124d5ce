package io.ghl.examples.twowaysync;

/** A customer that the second part of a run is about, under both ids. */
record Owner(String customerId, String contactId) {
    String path(String kind) {
        return "/contacts/" + contactId + "/" + kind + "/";
    }
}
