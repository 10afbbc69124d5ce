/** The application: its customers in a table. */
@NullMarked
package io.ghl.examples.cluster.app;

import org.jspecify.annotations.NullMarked;
