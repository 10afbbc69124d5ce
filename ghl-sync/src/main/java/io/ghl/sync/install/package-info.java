/**
 * Which locations have the app: installing, leaving, coming back, and the removal of what is kept about one. Start
 * with {@link io.ghl.sync.SyncEngine#installations}. Webhooks of installs and the exchange of codes may come in any order and
 * more than once; the result is the same. For an app that one location uses with a private token, none of it is needed.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.install;

import org.jspecify.annotations.NullMarked;
