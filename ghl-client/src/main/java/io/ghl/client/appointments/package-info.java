/** Appointments, blocked slots and notes of appointments. */
@NullMarked
package io.ghl.client.appointments;

import org.jspecify.annotations.NullMarked;
