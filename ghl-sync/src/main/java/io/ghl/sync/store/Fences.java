package io.ghl.sync.store;

/**
 * Fencing tokens, by which at most one worker writes for a location. The worker that takes over a location counts its
 * fence up; from then on the commits of the worker before it fail, however late they come.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Fences {
    /**
     * Takes over a location.
     *
     * @param location the location
     * @return a token greater than every token given out for it before
     */
    long take(String location);

    /**
     * Fails the transaction unless the token is the newest.
     *
     * @param location the location
     * @param token the worker's token
     * @throws StaleFenceException if another worker took the location over
     */
    void check(String location, long token);
}
