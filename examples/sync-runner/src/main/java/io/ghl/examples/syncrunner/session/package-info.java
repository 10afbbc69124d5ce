/** What a running sync consists of. */
@NullMarked
package io.ghl.examples.syncrunner.session;

import org.jspecify.annotations.NullMarked;
