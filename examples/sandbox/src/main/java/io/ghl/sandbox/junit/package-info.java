/**
 * The sandbox in JUnit tests: {@link io.ghl.sandbox.junit.GhlSandboxExtension}. Needs {@code
 * org.junit.jupiter:junit-jupiter-api} 5 or 6, which a test has anyway.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sandbox.junit;

import org.jspecify.annotations.NullMarked;
