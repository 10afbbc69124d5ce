/**
 * Contacts: reading, writing, tags, search, and what changed since a moment. Start with {@link
 * io.ghl.client.contacts.Contacts}, from {@link io.ghl.client.GhlLocation#contacts}.
 *
 * <p>{@link io.ghl.client.contacts.Contact} is what HighLevel returned. {@link io.ghl.client.contacts.NewContact} and
 * {@link io.ghl.client.contacts.ContactUpdate} are what you send; in an update a field is left alone, set or cleared.
 * {@link io.ghl.client.contacts.ContactSearch} is put together from {@link io.ghl.client.contacts.ContactField}s, and
 * {@link io.ghl.client.contacts.ContactChanges} reads on from a {@link io.ghl.client.contacts.ContactCheckpoint} that
 * you keep. Values of custom fields are {@link io.ghl.client.contacts.CustomFieldValue}s, named by id or key.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.contacts;

import org.jspecify.annotations.NullMarked;
