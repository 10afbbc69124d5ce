/** Decides when and on which thread each location is worked on. */
@NullMarked
package io.ghl.sync.internal.engine.driver;

import org.jspecify.annotations.NullMarked;
