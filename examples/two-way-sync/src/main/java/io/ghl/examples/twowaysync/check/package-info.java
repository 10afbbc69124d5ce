/** The final check, which reads both sides without our libraries. */
@NullMarked
package io.ghl.examples.twowaysync.check;

import org.jspecify.annotations.NullMarked;
