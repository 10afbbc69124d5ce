/** The application's side: where its records are read and written. */
@NullMarked
package io.ghl.examples.syncrunner.connect;

import org.jspecify.annotations.NullMarked;
