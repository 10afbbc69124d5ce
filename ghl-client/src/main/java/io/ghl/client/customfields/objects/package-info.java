/**
 * Fields of businesses and custom objects, which HighLevel calls custom fields V2. Start with {@link
 * io.ghl.client.customfields.objects.ObjectFields}, from {@link io.ghl.client.GhlLocation#objectFields}. Fields of contacts
 * are in {@link io.ghl.client.customfields}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.customfields.objects;

import org.jspecify.annotations.NullMarked;
