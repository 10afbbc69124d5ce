package io.ghl.client.contacts;

/**
 * An order of a contact search, made by {@link ContactField}.
 *
 * @param field HighLevel's name of the field
 * @param ascending whether the smallest comes first
 */
public record ContactSort(String field, boolean ascending) {}
