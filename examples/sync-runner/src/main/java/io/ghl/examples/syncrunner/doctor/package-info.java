/** What could go wrong, found before anything is written. */
@NullMarked
package io.ghl.examples.syncrunner.doctor;

import org.jspecify.annotations.NullMarked;
