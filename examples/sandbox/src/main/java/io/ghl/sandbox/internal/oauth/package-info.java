/** Installations of one app and the tokens they give. */
@NullMarked
package io.ghl.sandbox.internal.oauth;

import org.jspecify.annotations.NullMarked;
