/** What a sync would do, before it does it: the plan, what it costs, and the limits within which it may be applied. */
@NullMarked
package io.ghl.sync.plan;

import org.jspecify.annotations.NullMarked;
