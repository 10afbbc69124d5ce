/** The other side of the wire, fast enough not to be what is measured. */
@NullMarked
package io.ghl.examples.benchmarks.server;

import org.jspecify.annotations.NullMarked;
