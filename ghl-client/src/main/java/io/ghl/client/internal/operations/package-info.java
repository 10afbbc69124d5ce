/** The table of operations: id, method, path, scope, versions. Nothing else knows a path. */
@NullMarked
package io.ghl.client.internal.operations;

import org.jspecify.annotations.NullMarked;
