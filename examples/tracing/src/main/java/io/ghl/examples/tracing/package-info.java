/** Calls to HighLevel as OpenTelemetry spans: see {@link io.ghl.examples.tracing.TracingObserver}. */
@NullMarked
package io.ghl.examples.tracing;

import org.jspecify.annotations.NullMarked;
