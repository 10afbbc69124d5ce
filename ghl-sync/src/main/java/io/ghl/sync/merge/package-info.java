/**
 * Three-way merge per field and the strategies that settle conflicts. Pure: nothing here reads or writes anything.
 *
 * <p>The engine knows what each field was when both sides last agreed, the base. A field that only one side changed goes to
 * the other. Where both changed it, and differently, a {@link io.ghl.sync.merge.ConflictStrategy} decides: choose one of
 * {@link io.ghl.sync.merge.Strategies} per field or per record, or write your own.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.merge;

import org.jspecify.annotations.NullMarked;
