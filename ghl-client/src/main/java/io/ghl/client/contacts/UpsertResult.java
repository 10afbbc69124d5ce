package io.ghl.client.contacts;

/**
 * The outcome of an upsert.
 *
 * @param isNew true if HighLevel created the contact, false if it changed an existing one
 * @param contact the contact as HighLevel stored it
 */
public record UpsertResult(boolean isNew, Contact contact) {}
