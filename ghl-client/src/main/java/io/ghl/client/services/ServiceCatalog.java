package io.ghl.client.services;

import io.ghl.client.internal.json.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The services that one location offers; API version v3 only. Thread-safe; not meant to be implemented outside tests,
 * since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface ServiceCatalog {

    /** Which services to list. Immutable. */
    final class Filter {
        private final @Nullable String serviceCategoryId;
        private final @Nullable Boolean isPrivate;

        private Filter(@Nullable String serviceCategoryId, @Nullable Boolean isPrivate) {
            this.serviceCategoryId = serviceCategoryId;
            this.isPrivate = isPrivate;
        }

        /**
         * All services, private ones included.
         *
         * @return what to list
         */
        public static Filter all() {
            return new Filter(null, null);
        }

        /**
         * Only services of one category.
         *
         * @param id the category
         * @return a changed copy
         * @throws IllegalArgumentException if it is blank or a dot segment
         */
        public Filter inCategory(String id) {
            return new Filter(Check.id("serviceCategoryId", id), isPrivate);
        }

        /**
         * Only services that are not shown publicly, or only those that are.
         *
         * @param value true for private services
         * @return a changed copy
         */
        public Filter isPrivate(boolean value) {
            return new Filter(serviceCategoryId, value);
        }

        /**
         * The filter as query parameters, without the location.
         *
         * @return name to value
         */
        public Map<String, String> parameters() {
            Map<String, String> parameters = new LinkedHashMap<>();
            if (serviceCategoryId != null) {
                parameters.put("serviceCategoryId", serviceCategoryId);
            }
            if (isPrivate != null) {
                parameters.put("isPrivate", isPrivate.toString());
            }
            return parameters;
        }

        @Override
        public String toString() {
            return "Filter" + parameters();
        }
    }

    /**
     * All services, private ones included ({@code get-services-catalog}). HighLevel does not page them.
     *
     * @return the services
     */
    default List<CatalogService> list() {
        return list(Filter.all());
    }

    /**
     * Some services ({@code get-services-catalog}). HighLevel does not page them.
     *
     * @param filter which ones
     * @return the services
     */
    List<CatalogService> list(Filter filter);

    /**
     * Reads a service ({@code get-service-catalog-by-id}).
     *
     * @param serviceId the id
     * @return the service
     */
    CatalogService get(String serviceId);

    /**
     * Creates a service ({@code create-service-catalog}). It is not repeated once the request may have reached
     * HighLevel.
     *
     * @param service the fields
     * @return the service as HighLevel stored it
     */
    CatalogService create(NewCatalogService service);

    /**
     * Changes a service ({@code update-service-catalog}). An empty update makes no call.
     *
     * @param serviceId the id
     * @param update the touched fields
     * @return the service as HighLevel stored it, or empty if the update was empty
     */
    Optional<CatalogService> update(String serviceId, CatalogServiceUpdate update);

    /**
     * Deletes a service ({@code delete-service-catalog}).
     *
     * @param serviceId the id
     */
    void delete(String serviceId);
}
