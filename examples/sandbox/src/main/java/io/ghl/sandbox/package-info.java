/**
 * A local HighLevel: an HTTP server that answers like HighLevel's public API, for tests and demos.
 *
 * <p>{@link io.ghl.sandbox.GhlSandbox} starts it from Java, {@link io.ghl.sandbox.SandboxMain} from a shell.
 */
@NullMarked
package io.ghl.sandbox;

import org.jspecify.annotations.NullMarked;
