/** Actions: what can be done in HighLevel, and in the application, by an id and named parameters. */
@NullMarked
package io.ghl.sync.trigger.action;

import org.jspecify.annotations.NullMarked;
