package io.ghl.client.users;

import java.util.List;

/**
 * The users of one location. Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface LocationUsers {

    /**
     * All users of the location ({@code get-user-by-location}). v3 does not have it: search the users of the company
     * there.
     *
     * @return the users
     * @throws io.ghl.client.error.OperationRefusedException in v3, without a call
     */
    List<User> list();

    /**
     * Reads a user ({@code get-user}).
     *
     * @param userId the id
     * @return the user
     */
    User get(String userId);
}
