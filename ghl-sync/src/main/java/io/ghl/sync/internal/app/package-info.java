/** The application as the engine sees it. */
@NullMarked
package io.ghl.sync.internal.app;

import org.jspecify.annotations.NullMarked;
