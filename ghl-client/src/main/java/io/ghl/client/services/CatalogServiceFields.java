package io.ghl.client.services;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.util.Collection;

/**
 * The fields that creating and updating a service have in common. A field that was not touched is not sent. Mutable and
 * not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class CatalogServiceFields<B extends CatalogServiceFields<B>> extends ServiceTimes<B>
        permits NewCatalogService.Builder, CatalogServiceUpdate.Builder {
    CatalogServiceFields() {}

    /**
     * Name in its address, of no other service.
     *
     * @param slug the value
     * @return this builder
     */
    public B slug(String slug) {
        touched.filled("slug", slug);
        return self();
    }

    /**
     * Who does it.
     *
     * @param staffIds at least one id
     * @return this builder
     * @throws IllegalArgumentException if there is none
     */
    public B staff(Collection<String> staffIds) {
        if (Check.given("staff", staffIds).isEmpty()) {
            throw new IllegalArgumentException("staff must name at least one id.");
        }
        ArrayNode staff = Json.object().arrayNode();
        staffIds.forEach(id -> staff.addObject().put("id", Check.id("An item of staff", id)));
        touched.json("staff", staff);
        return self();
    }

    /**
     * Description.
     *
     * @param description the value
     * @return this builder
     */
    public B description(String description) {
        touched.text("description", description);
        return self();
    }

    /**
     * Colour of its events, such as {@code #66C61C}.
     *
     * @param eventColor the value
     * @return this builder
     */
    public B eventColor(String eventColor) {
        touched.filled("eventColor", eventColor);
        return self();
    }

    /**
     * URL of an image.
     *
     * @param coverImage the value
     * @return this builder
     */
    public B coverImage(String coverImage) {
        touched.text("coverImage", coverImage);
        return self();
    }

    /**
     * Category; a new service is in the default one unless set.
     *
     * @param serviceCategoryId the value
     * @return this builder
     */
    public B serviceCategoryId(String serviceCategoryId) {
        touched.id("serviceCategoryId", serviceCategoryId);
        return self();
    }

    /**
     * Whether it is not shown publicly.
     *
     * @param isPrivate the value
     * @return this builder
     */
    public B isPrivate(boolean isPrivate) {
        touched.bool("isPrivate", isPrivate);
        return self();
    }

    /**
     * Form to be filled in, if no other service is booked with it.
     *
     * @param formId the value
     * @return this builder
     */
    public B formId(String formId) {
        touched.id("formId", formId);
        return self();
    }

    /**
     * All its variations: an update removes those that are not named by their id. Those of a new service have no id.
     *
     * @param variations the variations; none for a service without
     * @return this builder
     */
    public B variations(Collection<ServiceVariation> variations) {
        touched.list("variations", variations, ServiceVariation::json);
        return self();
    }
}
