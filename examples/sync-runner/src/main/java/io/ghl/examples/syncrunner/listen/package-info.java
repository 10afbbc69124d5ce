/** Takes webhooks. */
@NullMarked
package io.ghl.examples.syncrunner.listen;

import org.jspecify.annotations.NullMarked;
