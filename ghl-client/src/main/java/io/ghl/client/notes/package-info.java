/** Notes of contacts. */
@NullMarked
package io.ghl.client.notes;

import org.jspecify.annotations.NullMarked;
