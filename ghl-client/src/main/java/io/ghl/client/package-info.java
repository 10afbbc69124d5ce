/**
 * The typed client for HighLevel. Start with {@link io.ghl.client.GhlClient}.
 *
 * <p>A {@link io.ghl.client.GhlClient} is built once per app and shared. It is cut down to what one tenant sees:
 * {@link io.ghl.client.GhlLocation} for a location (sub-account) and {@link io.ghl.client.GhlCompany} for a company
 * (agency).
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="client"}
 *
 * <p>From there, each kind of record has its own package:
 *
 * <table>
 * <caption>Where things are</caption>
 * <tr><th>Looking for</th><th>See</th></tr>
 * <tr><td>contacts with their tags, search, changes since a moment</td><td>{@link io.ghl.client.contacts}</td></tr>
 * <tr><td>tasks, notes, businesses, users</td><td>{@link io.ghl.client.tasks}, {@link io.ghl.client.notes}, {@link
 * io.ghl.client.businesses}, {@link io.ghl.client.users}</td></tr>
 * <tr><td>calendars, appointments, bookable services</td><td>{@link io.ghl.client.calendars}, {@link
 * io.ghl.client.appointments}, {@link io.ghl.client.services}</td></tr>
 * <tr><td>custom fields of contacts and their types; of businesses and custom objects</td><td>{@link
 * io.ghl.client.customfields}; {@link io.ghl.client.customfields.objects}</td></tr>
 * <tr><td>tags, custom values and templates of a location; all locations of a company</td><td>{@link
 * io.ghl.client.locations}</td></tr>
 * <tr><td>installing an app, tokens, embedded pages</td><td>{@link io.ghl.client.oauth}</td></tr>
 * <tr><td>what can go wrong</td><td>{@link io.ghl.client.error}</td></tr>
 * <tr><td>pacing, retries, priorities</td><td>{@link io.ghl.client.limit}</td></tr>
 * <tr><td>metrics, traces, audit lines</td><td>{@link io.ghl.client.observe}</td></tr>
 * <tr><td>HighLevel's webhooks</td><td>the package {@code io.ghl.sync.webhook} of {@code ghl-sync}, which works without a
 * sync, too</td></tr>
 * <tr><td>an operation that has no method here</td><td>{@link io.ghl.client.GhlClient#raw}</td></tr>
 * </table>
 *
 * <p>What holds everywhere: what is read is an immutable record that keeps fields this version does not know ({@link
 * io.ghl.client.ReadModel#additional}); what is written is a builder that sends the fields you touched and no other;
 * long lists are {@link io.ghl.client.Pages}, fetched while they are read; arguments are checked before anything is
 * sent; no method returns null unless it says so.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.client;

import org.jspecify.annotations.NullMarked;
