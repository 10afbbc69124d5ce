/** Getting, renewing and keeping the tokens of an installed app. */
@NullMarked
package io.ghl.client.internal.oauth;

import org.jspecify.annotations.NullMarked;
