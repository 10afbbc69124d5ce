/** HighLevel's side by plain HTTP: no library of ours, so that it can bear witness. */
@NullMarked
package io.ghl.examples.twowaysync.highlevel;

import org.jspecify.annotations.NullMarked;
