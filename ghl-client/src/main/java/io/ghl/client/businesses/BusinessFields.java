package io.ghl.client.businesses;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Touched;

/**
 * The fields that creating and updating a business have in common. HighLevel lets none of them be null;
 * an empty text stands for none. A field that was not touched is not sent;
 * one that HighLevel lets be null also has a method that clears it. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class BusinessFields<B extends BusinessFields<B>>
        permits NewBusiness.Builder, BusinessUpdate.Builder {
    final Touched touched = new Touched();

    BusinessFields() {}

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
     * E-mail.
     *
     * @param email one address, or an empty text for none
     * @return this builder
     * @throws IllegalArgumentException if it is neither empty nor an e-mail address
     */
    public B email(String email) {
        touched.text("email", Check.emailOrNone("email", email));
        return self();
    }

    /**
     * Website.
     *
     * @param website the value
     * @return this builder
     */
    public B website(String website) {
        touched.text("website", website);
        return self();
    }

    /**
     * Street.
     *
     * @param address the value
     * @return this builder
     */
    public B address(String address) {
        touched.text("address", address);
        return self();
    }

    /**
     * City.
     *
     * @param city the value
     * @return this builder
     */
    public B city(String city) {
        touched.text("city", city);
        return self();
    }

    /**
     * State.
     *
     * @param state the value
     * @return this builder
     */
    public B state(String state) {
        touched.text("state", state);
        return self();
    }

    /**
     * Postal code.
     *
     * @param postalCode the value
     * @return this builder
     */
    public B postalCode(String postalCode) {
        touched.text("postalCode", postalCode);
        return self();
    }

    /**
     * Country.
     *
     * @param country a code of two letters (ISO 3166-1), such as {@code DE}, or an empty text for none
     * @return this builder
     * @throws IllegalArgumentException if it is neither empty nor a country code of two letters
     */
    public B country(String country) {
        touched.text("country", Check.countryOrNone("country", country));
        return self();
    }

    /**
     * Text.
     *
     * @param description the value
     * @return this builder
     */
    public B description(String description) {
        touched.text("description", description);
        return self();
    }
}
