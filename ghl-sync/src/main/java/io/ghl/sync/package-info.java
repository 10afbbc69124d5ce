/**
 * Two-way sync between an application's records and HighLevel, embedded in the application. Start with {@link
 * io.ghl.sync.SyncEngine}.
 *
 * <p>You say what is synced with a {@link io.ghl.sync.RecordSync} per type of record, and the engine does the rest: it links
 * records that are the same, reads both sides' changes, merges them field by field, and writes to each side what it lacks.
 * {@link io.ghl.sync.SyncLocation} is the sync of one location: linking for the first time, hints that something changed,
 * questions, explanations.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="engine"}
 *
 * <table>
 * <caption>Where things are</caption>
 * <tr><th>Looking for</th><th>See</th></tr>
 * <tr><td>giving the engine your records</td><td>{@link io.ghl.sync.app}</td></tr>
 * <tr><td>which field is which, in code or in a file</td><td>{@link io.ghl.sync.mapping}, {@link
 * io.ghl.sync.mapping.file}</td></tr>
 * <tr><td>what happens when both sides changed</td><td>{@link io.ghl.sync.merge}</td></tr>
 * <tr><td>receiving HighLevel's webhooks</td><td>{@link io.ghl.sync.webhook}</td></tr>
 * <tr><td>questions that a person decides</td><td>{@link io.ghl.sync.review}</td></tr>
 * <tr><td>why a field is as it is, undo, drift</td><td>{@link io.ghl.sync.audit}</td></tr>
 * <tr><td>what a sync would do, before it does it</td><td>{@link io.ghl.sync.plan}</td></tr>
 * <tr><td>doing something when something happens</td><td>{@link io.ghl.sync.trigger}, {@link
 * io.ghl.sync.trigger.action}</td></tr>
 * <tr><td>where the state lives</td><td>{@link io.ghl.sync.store}</td></tr>
 * <tr><td>an app that many locations install</td><td>{@link io.ghl.sync.install}</td></tr>
 * <tr><td>health and meters</td><td>{@link io.ghl.sync.observe}</td></tr>
 * <tr><td>trying your rules against a HighLevel that misbehaves</td><td>{@link io.ghl.sync.testing}</td></tr>
 * <tr><td>the words of all this: sides, values, links</td><td>{@link io.ghl.sync.record}</td></tr>
 * </table>
 *
 * <p>In all packages, arguments that cannot be right (blank names, numbers and durations out of their range) are refused with
 * an {@link java.lang.IllegalArgumentException} that names them, and calls in the wrong order with an {@link
 * java.lang.IllegalStateException}, whether or not a method says so.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync;

import org.jspecify.annotations.NullMarked;
