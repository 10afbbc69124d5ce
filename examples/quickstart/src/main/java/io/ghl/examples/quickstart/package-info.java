/** The first ten minutes with the client. */
@NullMarked
package io.ghl.examples.quickstart;

import org.jspecify.annotations.NullMarked;
