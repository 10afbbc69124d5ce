/** Three nodes on one PostgreSQL, which are killed while people edit both sides. */
@NullMarked
package io.ghl.examples.cluster;

import org.jspecify.annotations.NullMarked;
