/** Templates of messages that a location has. */
@NullMarked
package io.ghl.client.locations.templates;

import org.jspecify.annotations.NullMarked;
