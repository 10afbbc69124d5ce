/** Businesses, as such and as records with custom fields. */
@NullMarked
package io.ghl.sandbox.internal.businesses;

import org.jspecify.annotations.NullMarked;
