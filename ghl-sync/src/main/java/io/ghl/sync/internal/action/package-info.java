/** The actions that call HighLevel's operations, a class for each topic. */
@NullMarked
package io.ghl.sync.internal.action;

import org.jspecify.annotations.NullMarked;
