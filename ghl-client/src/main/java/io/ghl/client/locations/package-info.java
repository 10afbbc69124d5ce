/** What belongs to a location as a whole: its tags and custom values. */
@NullMarked
package io.ghl.client.locations;

import org.jspecify.annotations.NullMarked;
