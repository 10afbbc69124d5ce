/** Users, who belong to a company and work in some of its locations. */
@NullMarked
package io.ghl.sandbox.internal.users;

import org.jspecify.annotations.NullMarked;
