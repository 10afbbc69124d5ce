/** The simulator: tries a mapping and its rules against a HighLevel that misbehaves, in virtual time, without a network. */
@NullMarked
package io.ghl.sync.testing;

import org.jspecify.annotations.NullMarked;
