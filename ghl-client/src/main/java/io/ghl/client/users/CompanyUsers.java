package io.ghl.client.users;

import io.ghl.client.Pages;
import java.util.Collection;
import java.util.Optional;

/**
 * The users of one company (agency). Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface CompanyUsers {

    /**
     * Searches users ({@code search-users}). Nothing is sent before the first user is asked for.
     *
     * @param search what to search for
     * @return the users, page by page
     */
    Pages<User> search(UserSearch search);

    /**
     * Finds users by e-mail ({@code filter-users-by-email}). Nothing is sent before the first user is asked for.
     *
     * @param emails at least one e-mail
     * @return the users with all their fields, page by page
     */
    Pages<User> filterByEmail(Collection<String> emails);

    /**
     * Finds deleted users by e-mail ({@code filter-users-by-email}).
     *
     * @param emails at least one e-mail
     * @return the users with all their fields, page by page
     */
    Pages<User> filterDeletedByEmail(Collection<String> emails);

    /**
     * Reads a user ({@code get-user}).
     *
     * @param userId the id
     * @return the user
     */
    User get(String userId);

    /**
     * Creates a user ({@code create-user}). It is not repeated once the request may have reached HighLevel.
     *
     * @param user the fields
     * @return the user as HighLevel stored it
     */
    User create(NewUser user);

    /**
     * Changes a user ({@code update-user}). An empty update makes no call.
     *
     * @param userId the id
     * @param update the touched fields
     * @return the user as HighLevel stored it, or empty if the update was empty
     */
    Optional<User> update(String userId, UserUpdate update);

    /**
     * Deletes a user ({@code delete-user}). HighLevel queues the deletion, so the user may be readable for a while.
     *
     * @param userId the id
     */
    void delete(String userId);
}
