/** The application's side of the sync. */
@NullMarked
package io.ghl.sync.app;

import org.jspecify.annotations.NullMarked;
