package io.ghl.client.users;

import io.ghl.client.internal.json.Check;
import java.util.List;
import java.util.Optional;

/**
 * The users of one location. Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>{@link #cached}, {@link #byId} and {@link #byEmail} answer from what is kept for the client's reference data lifetime
 * (10 minutes unless set), shared by all views on the location. Users are changed through {@link CompanyUsers}; what
 * changes there is seen after the lifetime or {@link #refresh}.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface LocationUsers {

    /**
     * Reads all users of the location anew ({@code get-user-by-location}) and keeps them. In its place, v3 has the
     * operation {@code search-users}, which needs the company: it is that of the location's OAuth tokens; with a private
     * integration token it is read first, by the operation {@code get-location} with the scope {@code locations.readonly}.
     *
     * @return the users
     */
    List<User> list();

    /**
     * All users of the location as they are kept, read if need be as {@link #list} does ({@code get-user-by-location}, in v3
     * the operation {@code search-users}).
     *
     * @return the users
     */
    List<User> cached();

    /**
     * Finds a user by id among those kept.
     *
     * @param id the id
     * @return the user, or empty
     */
    default Optional<User> byId(String id) {
        String wanted = Check.id("id", id);
        return cached().stream().filter(user -> user.id().equals(wanted)).findFirst();
    }

    /**
     * Finds a user by e-mail among those kept, without regard to case.
     *
     * @param email the e-mail
     * @return the user, or empty
     */
    default Optional<User> byEmail(String email) {
        String wanted = Check.filled("email", email);
        return cached().stream()
                .filter(user -> wanted.equalsIgnoreCase(user.email()))
                .findFirst();
    }

    /** Forgets what is kept, so that the next look-up asks HighLevel. */
    void refresh();

    /**
     * Reads a user anew ({@code get-user}).
     *
     * @param userId the id
     * @return the user
     */
    User get(String userId);
}
