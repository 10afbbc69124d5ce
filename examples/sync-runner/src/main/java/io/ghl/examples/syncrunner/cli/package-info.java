/** The commands, and how they speak to a person or to a program. */
@NullMarked
package io.ghl.examples.syncrunner.cli;

import org.jspecify.annotations.NullMarked;
