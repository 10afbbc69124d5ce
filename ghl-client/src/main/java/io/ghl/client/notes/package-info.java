/**
 * Notes of contacts. Start with {@link io.ghl.client.notes.Notes}, from {@link io.ghl.client.GhlLocation#notes}. A
 * note is text that belongs to one contact. Notes of appointments are another thing: see {@link
 * io.ghl.client.appointments.Appointments}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.notes;

import org.jspecify.annotations.NullMarked;
