/**
 * Definitions of custom fields, checks of values against them, and files in them. Start with {@link
 * io.ghl.client.customfields.CustomFields}, from {@link io.ghl.client.GhlLocation#customFields}.
 *
 * <p>{@link io.ghl.client.customfields.CustomFieldSchema} finds a field by id, key or name and tells by its {@link
 * io.ghl.client.customfields.CustomFieldType} which values HighLevel takes, so that a wrong value fails before a call.
 * The values themselves travel with the contact: {@link io.ghl.client.contacts.CustomFieldValue}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.customfields;

import org.jspecify.annotations.NullMarked;
