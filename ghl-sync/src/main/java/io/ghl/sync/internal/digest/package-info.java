/** What stands for a content. */
@NullMarked
package io.ghl.sync.internal.digest;

import org.jspecify.annotations.NullMarked;
