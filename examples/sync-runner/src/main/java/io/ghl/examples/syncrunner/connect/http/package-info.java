/** Records behind a JSON API. */
@NullMarked
package io.ghl.examples.syncrunner.connect.http;

import org.jspecify.annotations.NullMarked;
