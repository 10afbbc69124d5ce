/** A command line that syncs an application's records with HighLevel, described by a file instead of a program. */
@NullMarked
package io.ghl.examples.syncrunner;

import org.jspecify.annotations.NullMarked;
