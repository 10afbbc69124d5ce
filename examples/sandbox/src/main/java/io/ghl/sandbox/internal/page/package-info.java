/** The page at {@code /}: the state of the sandbox for a person with a browser. */
@NullMarked
package io.ghl.sandbox.internal.page;

import org.jspecify.annotations.NullMarked;
