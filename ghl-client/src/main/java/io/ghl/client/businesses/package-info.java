/** Businesses, which HighLevel also calls companies. */
@NullMarked
package io.ghl.client.businesses;

import org.jspecify.annotations.NullMarked;
