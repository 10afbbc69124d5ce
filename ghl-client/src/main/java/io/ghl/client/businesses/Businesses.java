package io.ghl.client.businesses;

import io.ghl.client.Pages;
import java.util.Optional;

/**
 * The businesses (companies) of one location. Thread-safe; not meant to be implemented outside tests, since methods are
 * added. Contacts are attached to them by {@link io.ghl.client.contacts.Contacts#attachToBusiness}.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface Businesses {

    /**
     * All businesses ({@code get-businesses-by-location}). Nothing is sent before the first one is asked for.
     *
     * @return the businesses, page by page
     */
    Pages<Business> list();

    /**
     * Reads a business ({@code get-business}).
     *
     * @param businessId the id
     * @return the business
     * @throws io.ghl.client.error.NotFoundException if there is none
     */
    Business get(String businessId);

    /**
     * Creates a business ({@code create-business}). It is not repeated once the request may have reached HighLevel.
     *
     * @param business the fields
     * @return the business as HighLevel stored it
     */
    Business create(NewBusiness business);

    /**
     * Changes a business ({@code update-business}). An empty update makes no call. Custom fields cannot be changed this
     * way; see {@link #updateProperties}.
     *
     * @param businessId the id
     * @param update the touched fields
     * @return the business as HighLevel stored it, or empty if the update was empty
     */
    Optional<Business> update(String businessId, BusinessUpdate update);

    /**
     * Deletes a business ({@code delete-Business}).
     *
     * @param businessId the id
     */
    void delete(String businessId);

    /**
     * Reads a business with its custom fields ({@code get-record-by-id}).
     *
     * @param businessId the id
     * @return the business as a record
     */
    BusinessRecord getRecord(String businessId);

    /**
     * Changes custom fields of a business ({@code update-object-record}), which HighLevel refuses in
     * {@link #update}. An empty update makes no call.
     *
     * @param businessId the id
     * @param update the touched fields
     * @return the business as a record, or empty if the update was empty
     */
    Optional<BusinessRecord> updateProperties(String businessId, BusinessPropertiesUpdate update);
}
