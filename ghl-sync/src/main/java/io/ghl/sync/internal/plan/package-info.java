/** Planning: what each field of a linked pair needs, as a pure function of what both sides hold and held. */
@NullMarked
package io.ghl.sync.internal.plan;

import org.jspecify.annotations.NullMarked;
