package io.ghl.client.locations;

import java.util.List;

/**
 * The custom values of a location. Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface CustomValues {

    /**
     * All custom values ({@code get-custom-values}).
     *
     * @return the values
     */
    List<CustomValue> list();

    /**
     * Reads a custom value ({@code get-custom-value}).
     *
     * @param id the id
     * @return the value
     */
    CustomValue get(String id);

    /**
     * Creates a custom value ({@code create-custom-value}). It is not repeated once the request may have reached
     * HighLevel.
     *
     * @param name its name
     * @param value its text
     * @return the value as HighLevel stored it
     */
    CustomValue create(String name, String value);

    /**
     * Changes a custom value ({@code update-custom-value}). HighLevel wants both, also what stays as it is.
     *
     * @param id the id
     * @param name its name
     * @param value its text
     * @return the value as HighLevel stored it
     */
    CustomValue update(String id, String name, String value);

    /**
     * Deletes a custom value ({@code delete-custom-value}).
     *
     * @param id the id
     */
    void delete(String id);
}
