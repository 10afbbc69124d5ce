package io.ghl.client.services;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Touched;

/**
 * The fields that creating and updating a service location have in common. HighLevel lets none of them be null. A field
 * that was not touched is not sent. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ServiceLocationFields<B extends ServiceLocationFields<B>>
        permits NewServiceLocation.Builder, ServiceLocationUpdate.Builder {
    final Touched touched = new Touched();

    ServiceLocationFields() {}

    abstract B self();

    /**
     * Name.
     *
     * @param name the value
     * @return this builder
     */
    public B name(String name) {
        touched.filled("name", name);
        return self();
    }

    /**
     * Name in its address, of no other service location.
     *
     * @param slug the value
     * @return this builder
     */
    public B slug(String slug) {
        touched.filled("slug", slug);
        return self();
    }

    /**
     * Phone number.
     *
     * @param phone the value
     * @return this builder
     */
    public B phone(String phone) {
        touched.text("phone", phone);
        return self();
    }

    /**
     * The full address, or what bookers read if they are asked for one.
     *
     * @param address the value
     * @return this builder
     */
    public B address(String address) {
        touched.text("address", address);
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
     * Kind.
     *
     * @param locationType the value
     * @return this builder
     */
    public B locationType(ServiceLocation.Type locationType) {
        touched.text("locationType", Check.given("locationType", locationType).wire());
        return self();
    }
}
