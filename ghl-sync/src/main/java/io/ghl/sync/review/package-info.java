/**
 * Decisions that wait for a person. Start with {@link io.ghl.sync.SyncLocation#reviews}.
 *
 * <p>Where a strategy says so, or where a record may be the same as several others, the engine changes nothing and asks. A
 * {@link io.ghl.sync.review.ReviewItem} is the question, {@link io.ghl.sync.review.ReviewDetails} what a person needs to
 * see, an {@link io.ghl.sync.review.Answer} what they decide; {@link io.ghl.sync.review.ReviewQueue#preview} tells what an
 * answer would write. The rest of the record is synced meanwhile. Answers that repeat themselves can become a {@link
 * io.ghl.sync.review.ReviewRule}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.review;

import org.jspecify.annotations.NullMarked;
