/**
 * Locations (sub-accounts), and what belongs to a location as a whole. Start with {@link
 * io.ghl.client.locations.CompanyLocations}, from {@link io.ghl.client.GhlCompany#locations}, to find, make and change
 * locations; with {@link io.ghl.client.locations.LocationDetails}, {@link io.ghl.client.locations.LocationTags} and
 * {@link io.ghl.client.locations.CustomValues}, from {@link io.ghl.client.GhlLocation}, for one location's own settings.
 *
 * <p>A custom value is one text for the whole location that templates quote; a custom field has a value per record: see
 * {@link io.ghl.client.customfields}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.locations;

import org.jspecify.annotations.NullMarked;
