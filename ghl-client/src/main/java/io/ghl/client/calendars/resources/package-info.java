/** Equipment and rooms that calendars need. */
@NullMarked
package io.ghl.client.calendars.resources;

import org.jspecify.annotations.NullMarked;
