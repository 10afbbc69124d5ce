/**
 * Everything that can go wrong with a call: one sealed, unchecked tree under {@link
 * io.ghl.client.error.GhlException}.
 *
 * <p>{@link io.ghl.client.error.ApiException} and what is below it are answers of HighLevel, by what they mean and not only
 * by status: a 401 is {@linkplain io.ghl.client.error.TokenInvalidException an invalid token}, {@linkplain
 * io.ghl.client.error.MissingScopeException a missing scope} or {@linkplain io.ghl.client.error.WrongTokenClassException
 * the wrong kind of token}; a {@link io.ghl.client.error.NotFoundException} is also HighLevel's 400 that says so. The rest
 * never got an answer, or none that could be read.
 *
 * <p>Two questions have an answer on each of them: may the same call succeed later ({@link
 * io.ghl.client.error.GhlException#retryable}), and may the write have happened all the same ({@link
 * io.ghl.client.error.GhlException#mayHaveTakenEffect}). Wrong arguments are {@link
 * java.lang.IllegalArgumentException}s and are thrown before anything is sent.
 *
 * @serial exclude
 * @since 0.1
 */
@NullMarked
package io.ghl.client.error;

import org.jspecify.annotations.NullMarked;
