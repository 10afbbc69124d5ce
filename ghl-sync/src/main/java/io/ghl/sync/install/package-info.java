/** Which locations have the app: installing, leaving, coming back, and the removal of what is kept about one. */
@NullMarked
package io.ghl.sync.install;

import org.jspecify.annotations.NullMarked;
