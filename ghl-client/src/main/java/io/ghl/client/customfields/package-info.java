/** Definitions of custom fields. */
@NullMarked
package io.ghl.client.customfields;

import org.jspecify.annotations.NullMarked;
