/** The records of the sandbox, in memory, and the file that makes them survive a kill. */
@NullMarked
package io.ghl.sandbox.internal.state;

import org.jspecify.annotations.NullMarked;
