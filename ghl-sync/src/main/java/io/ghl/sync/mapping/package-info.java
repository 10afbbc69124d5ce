/**
 * Which field of the application belongs to which field of HighLevel, and in which form both are compared. Start with
 * {@link io.ghl.sync.mapping.RecordMapping#of}.
 */
@NullMarked
package io.ghl.sync.mapping;

import org.jspecify.annotations.NullMarked;
