/** Services that contacts book, with their places and bookings. */
@NullMarked
package io.ghl.sandbox.internal.services;

import org.jspecify.annotations.NullMarked;
