/** The life cycle of installations. */
@NullMarked
package io.ghl.sync.internal.install;

import org.jspecify.annotations.NullMarked;
