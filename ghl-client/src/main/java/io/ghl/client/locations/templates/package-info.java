/**
 * Templates of messages that a location has, for reading and deleting. Start with {@link
 * io.ghl.client.locations.templates.Templates}, from {@link io.ghl.client.GhlLocation#templates}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.locations.templates;

import org.jspecify.annotations.NullMarked;
