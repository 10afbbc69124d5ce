/**
 * A local HighLevel: an HTTP server that answers like HighLevel's public API, for tests and demos. Start with {@link
 * io.ghl.sandbox.GhlSandbox}, in JUnit with {@link io.ghl.sandbox.junit.GhlSandboxExtension}, from a shell with {@link
 * io.ghl.sandbox.SandboxMain}.
 *
 * <p>{@link io.ghl.sandbox.SandboxBuilder} sets it up; {@link io.ghl.sandbox.Quirk} has the behaviours on which sources
 * disagree. While it runs, {@link io.ghl.sandbox.GhlSandbox} does what people do in HighLevel's pages, {@link
 * io.ghl.sandbox.Faults} make calls and webhooks fail, and its journal tells which calls came.
 *
 * {@snippet file="io/ghl/sandbox/SnippetsTest.java" region="sandbox"}
 *
 * <p>Arguments out of their range are refused with an {@link java.lang.IllegalArgumentException} that names them, whether or
 * not a method says so.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sandbox;

import org.jspecify.annotations.NullMarked;
