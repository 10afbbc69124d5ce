/** The whitelist validation of request bodies, as data. */
@NullMarked
package io.ghl.sandbox.internal.validation;

import org.jspecify.annotations.NullMarked;
