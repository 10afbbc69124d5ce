/** The simulation of the sync as a program. */
@NullMarked
package io.ghl.examples.simulator;

import org.jspecify.annotations.NullMarked;
