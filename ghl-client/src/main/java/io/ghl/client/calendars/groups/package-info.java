/** Groups of calendars. */
@NullMarked
package io.ghl.client.calendars.groups;

import org.jspecify.annotations.NullMarked;
