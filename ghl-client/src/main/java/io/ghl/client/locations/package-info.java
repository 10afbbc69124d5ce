/** Locations of a company, and what belongs to a location as a whole: its tags, custom values and templates. */
@NullMarked
package io.ghl.client.locations;

import org.jspecify.annotations.NullMarked;
