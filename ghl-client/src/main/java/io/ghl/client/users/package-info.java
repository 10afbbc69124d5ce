/**
 * Users: the people who work in HighLevel. Start with {@link io.ghl.client.users.LocationUsers}, from {@link
 * io.ghl.client.GhlLocation#users}, for those of one location, or {@link io.ghl.client.users.CompanyUsers}, from {@link
 * io.ghl.client.GhlCompany#users}, to search, add and change those of an agency. Tasks and appointments are assigned to
 * them, and contacts have them as owner or followers.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.users;

import org.jspecify.annotations.NullMarked;
