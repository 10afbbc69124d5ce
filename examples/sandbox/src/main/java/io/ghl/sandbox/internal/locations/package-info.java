/** The locations of the company, and what belongs to one as a whole. */
@NullMarked
package io.ghl.sandbox.internal.locations;

import org.jspecify.annotations.NullMarked;
