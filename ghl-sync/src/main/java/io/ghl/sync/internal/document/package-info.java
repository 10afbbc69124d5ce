/** JSON and YAML documents of which each part knows its line and column. */
@NullMarked
package io.ghl.sync.internal.document;

import org.jspecify.annotations.NullMarked;
