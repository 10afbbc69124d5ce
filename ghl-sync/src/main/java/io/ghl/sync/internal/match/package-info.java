/** First-time matching: which records of the two sides are the same, as a pure function of their keys. */
@NullMarked
package io.ghl.sync.internal.match;

import org.jspecify.annotations.NullMarked;
