/** The application's Java values. */
@NullMarked
package io.ghl.sync.internal.values;

import org.jspecify.annotations.NullMarked;
