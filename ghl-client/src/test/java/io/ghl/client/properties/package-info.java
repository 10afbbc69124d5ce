/**
 * Properties that hold for every model and parser, over random cases. A case that fails names its seed; repeat it with
 * {@code -Dghl.seed=…}, or look at more cases with {@code -Dghl.rounds=…}.
 */
@NullMarked
package io.ghl.client.properties;

import org.jspecify.annotations.NullMarked;
