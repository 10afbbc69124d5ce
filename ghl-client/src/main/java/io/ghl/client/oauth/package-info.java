/** Installing an app through OAuth, keeping its tokens, and reading the user context of embedded pages. */
@NullMarked
package io.ghl.client.oauth;

import org.jspecify.annotations.NullMarked;
