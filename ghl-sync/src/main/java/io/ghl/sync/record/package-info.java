/**
 * The vocabulary of sync: {@linkplain io.ghl.sync.record.Side sides}, {@linkplain io.ghl.sync.record.RecordType types
 * of records}, {@linkplain io.ghl.sync.record.FieldValue values}, and {@linkplain io.ghl.sync.record.Link links} between
 * two records that are the same.
 *
 * <p>A {@link io.ghl.sync.record.FieldValue} tells absent, null and empty apart, since HighLevel does: an absent field is
 * not known and never overwrites anything.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.record;

import org.jspecify.annotations.NullMarked;
