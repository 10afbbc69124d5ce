/** Appointments, blocked slots and notes of appointments. */
@NullMarked
package io.ghl.sandbox.internal.calendars;

import org.jspecify.annotations.NullMarked;
