/** Fields of businesses and custom objects, HighLevel's custom fields V2. */
@NullMarked
package io.ghl.client.customfields.objects;

import org.jspecify.annotations.NullMarked;
