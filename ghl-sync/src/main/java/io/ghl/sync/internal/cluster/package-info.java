/** Several nodes on one database. */
@NullMarked
package io.ghl.sync.internal.cluster;

import org.jspecify.annotations.NullMarked;
