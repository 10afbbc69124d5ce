/**
 * Installing an app through OAuth, keeping its tokens, and reading the user context of embedded pages.
 *
 * <p>{@link io.ghl.client.oauth.OAuthApp} holds the app's credentials, makes the URL to send a customer to and checks
 * what comes back. {@link io.ghl.client.oauth.OAuth}, from {@link io.ghl.client.GhlClient#oauth}, exchanges the code and
 * lists who installed the app. From then on the client renews tokens by itself; where they are kept is a {@link
 * io.ghl.client.oauth.TokenStore}: in memory, in {@linkplain io.ghl.client.oauth.FileTokenStore files}, in {@linkplain
 * io.ghl.client.oauth.JdbcTokenStore a database}, and {@linkplain io.ghl.client.oauth.EncryptedTokenStore encrypted}. A
 * store that several processes share must be one they all see, since HighLevel's refresh tokens work once. An integration
 * for one location needs none of this: see {@link io.ghl.client.GhlClientBuilder#privateToken}.
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package io.ghl.client.oauth;

import org.jspecify.annotations.NullMarked;
