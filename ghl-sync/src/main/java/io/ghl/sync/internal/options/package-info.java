/** What options may be. */
@NullMarked
package io.ghl.sync.internal.options;

import org.jspecify.annotations.NullMarked;
