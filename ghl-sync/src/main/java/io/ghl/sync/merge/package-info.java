/** Three-way merge per field and the strategies that settle conflicts. */
@NullMarked
package io.ghl.sync.merge;

import org.jspecify.annotations.NullMarked;
