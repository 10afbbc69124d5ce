/** Decisions that wait for a person. */
@NullMarked
package io.ghl.sync.review;

import org.jspecify.annotations.NullMarked;
