/** The application's side: a table of customers, as a product would have it, and the engine's view of it. */
@NullMarked
package io.ghl.examples.twowaysync.app;

import org.jspecify.annotations.NullMarked;
