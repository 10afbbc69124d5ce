package io.ghl.client.services;

import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Touched;

/**
 * What a service and each of its variations have: a name, a price and times. HighLevel lets none of them be null. A field
 * that was not touched is not sent. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ServiceTimes<B extends ServiceTimes<B>>
        permits CatalogServiceFields, ServiceVariation.Builder {
    final Touched touched = new Touched();

    ServiceTimes() {}

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
     * Price and deposit, in the currency of the location's service settings.
     *
     * @param payment the value
     * @return this builder
     */
    public B payment(ServicePayment payment) {
        touched.json("payment", Check.given("payment", payment).json());
        return self();
    }

    /**
     * How long it takes.
     *
     * @param serviceDuration at least 1
     * @return this builder
     */
    public B serviceDuration(int serviceDuration) {
        touched.between("serviceDuration", serviceDuration, 1, Integer.MAX_VALUE);
        return self();
    }

    /**
     * Unit of the duration.
     *
     * @param serviceDurationUnit the value
     * @return this builder
     */
    public B serviceDurationUnit(SlotUnit serviceDurationUnit) {
        unit("serviceDurationUnit", serviceDurationUnit);
        return self();
    }

    /**
     * Time to get ready, kept free before it.
     *
     * @param preBuffer at least 0
     * @return this builder
     */
    public B preBuffer(int preBuffer) {
        touched.between("preBuffer", preBuffer, 0, Integer.MAX_VALUE);
        return self();
    }

    /**
     * Unit of the time before.
     *
     * @param preBufferUnit the value
     * @return this builder
     */
    public B preBufferUnit(SlotUnit preBufferUnit) {
        unit("preBufferUnit", preBufferUnit);
        return self();
    }

    /**
     * Time to wrap up, kept free after it.
     *
     * @param postBuffer at least 0
     * @return this builder
     */
    public B postBuffer(int postBuffer) {
        touched.between("postBuffer", postBuffer, 0, Integer.MAX_VALUE);
        return self();
    }

    /**
     * Unit of the time after.
     *
     * @param postBufferUnit the value
     * @return this builder
     */
    public B postBufferUnit(SlotUnit postBufferUnit) {
        unit("postBufferUnit", postBufferUnit);
        return self();
    }

    private void unit(String field, SlotUnit value) {
        touched.text(field, Check.given(field, value).wire());
    }
}
