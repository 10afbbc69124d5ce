/**
 * Businesses, which HighLevel's pages call companies: what contacts work for. Start with {@link
 * io.ghl.client.businesses.Businesses}, from {@link io.ghl.client.GhlLocation#businesses}. An agency, which HighLevel's
 * API calls company, is a {@link io.ghl.client.GhlCompany}.
 *
 * <p>{@link io.ghl.client.businesses.Business} is what the operations of businesses return; {@link
 * io.ghl.client.businesses.BusinessRecord} is the same business as a custom object, with custom fields. Contacts are
 * attached through {@link io.ghl.client.contacts.Contacts#attachToBusiness}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client.businesses;

import org.jspecify.annotations.NullMarked;
