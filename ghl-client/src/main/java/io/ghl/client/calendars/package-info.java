/** Calendars and their free slots. */
@NullMarked
package io.ghl.client.calendars;

import org.jspecify.annotations.NullMarked;
