/** The sandbox in JUnit tests. Needs {@code org.junit.jupiter:junit-jupiter-api} 5 or 6, which a test has anyway. */
@NullMarked
package io.ghl.sandbox.junit;

import org.jspecify.annotations.NullMarked;
