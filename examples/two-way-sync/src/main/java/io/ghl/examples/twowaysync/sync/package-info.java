/** The sync engine, set up for the demo's customers: what an application has to write to use it. */
@NullMarked
package io.ghl.examples.twowaysync.sync;

import org.jspecify.annotations.NullMarked;
