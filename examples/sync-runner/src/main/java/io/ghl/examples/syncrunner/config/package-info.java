/** The file {@code sync.yaml}, read with line and column. */
@NullMarked
package io.ghl.examples.syncrunner.config;

import org.jspecify.annotations.NullMarked;
