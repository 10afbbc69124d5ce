/** Users: the people who work in HighLevel. */
@NullMarked
package io.ghl.client.users;

import org.jspecify.annotations.NullMarked;
