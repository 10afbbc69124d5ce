package io.ghl.client.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Secret;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.json.Touched;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The fields that creating and updating a user have in common. HighLevel lets none of them be null. A field that was not touched is not sent;
 * one that HighLevel lets be null also has a method that clears it. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class UserFields<B extends UserFields<B>> permits NewUser.Builder, UserUpdate.Builder {
    private static final Set<String> LANGUAGES =
            Set.of("en_US", "es", "fr_CA", "fr_FR", "nl", "de", "pt_PT", "pt_BR", "it", "sv", "da", "fi", "no");

    final Touched touched = new Touched();

    UserFields() {}

    abstract B self();

    /**
     * First name.
     *
     * @param firstName the value
     * @return this builder
     */
    public B firstName(String firstName) {
        touched.filled("firstName", firstName);
        return self();
    }

    /**
     * Last name.
     *
     * @param lastName the value
     * @return this builder
     */
    public B lastName(String lastName) {
        touched.filled("lastName", lastName);
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
     * Kind of user.
     *
     * @param type the value
     * @return this builder
     */
    public B type(UserKind type) {
        touched.text("type", Check.given("type", type).wire());
        return self();
    }

    /**
     * Role.
     *
     * @param role the value
     * @return this builder
     */
    public B role(UserRole role) {
        touched.text("role", Check.given("role", role).wire());
        return self();
    }

    /**
     * Locations of the user.
     *
     * @param locationIds the value
     * @return this builder
     */
    public B locationIds(Collection<String> locationIds) {
        touched.texts("locationIds", locationIds);
        return self();
    }

    /**
     * What the user may do, by scope; an empty list takes everything away.
     *
     * @param scopes the value
     * @return this builder
     */
    public B scopes(Collection<String> scopes) {
        touched.words("scopes", scopes);
        return self();
    }

    /**
     * Scopes that are limited to what is assigned to the user.
     *
     * @param scopesAssignedToOnly the value
     * @return this builder
     */
    public B scopesAssignedToOnly(Collection<String> scopesAssignedToOnly) {
        touched.words("scopesAssignedToOnly", scopesAssignedToOnly);
        return self();
    }

    /**
     * URL of a photo.
     *
     * @param profilePhoto the value
     * @return this builder
     */
    public B profilePhoto(String profilePhoto) {
        touched.text("profilePhoto", profilePhoto);
        return self();
    }

    /**
     * Language.
     *
     * @param platformLanguage {@code en_US}, {@code es}, {@code fr_CA}, {@code fr_FR}, {@code nl}, {@code de}, {@code pt_PT},
     *     {@code pt_BR}, {@code it}, {@code sv}, {@code da}, {@code fi} or {@code no}
     * @return this builder
     */
    public B platformLanguage(String platformLanguage) {
        touched.oneOf("platformLanguage", platformLanguage, LANGUAGES);
        return self();
    }

    /**
     * Password.
     *
     * @param password the value
     * @return this builder
     */
    public B password(Secret password) {
        touched.filled("password", Check.given("password", password).reveal());
        return self();
    }

    /**
     * Allows or forbids something. Whether HighLevel keeps the permissions that an update does not send is not documented:
     * to be sure, send all that {@link User#permissions()} shows.
     *
     * @param name HighLevel's name, such as {@code contactsEnabled}
     * @param allowed whether the user may
     * @return this builder
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public B permission(String name, boolean allowed) {
        String permission = Check.filled("name", name);
        touched.inside("permissions").put(permission, allowed);
        return self();
    }

    /**
     * The user's numbers for incoming calls and voicemail, of Twilio and not of LC Phone. HighLevel
     * <strong>replaces the numbers of all locations</strong>: one that is left out loses its number, and an empty map takes
     * all away.
     *
     * @param numbers id of the location to its number, such as {@code +18832327657}, or to an empty text for none
     * @return this builder
     */
    public B twilioPhone(Map<String, String> numbers) {
        ObjectNode byLocation = Json.object();
        Check.given("numbers", numbers)
                .forEach((location, number) -> byLocation.put(
                        Check.id("A location of numbers", location), Check.given("A number of numbers", number)));
        touched.json("twilioPhone", byLocation);
        return self();
    }
}
