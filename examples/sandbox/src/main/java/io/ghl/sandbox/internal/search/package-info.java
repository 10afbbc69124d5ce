/** Contact and task search: filter grammar, sorting and cursors, as pure functions. */
@NullMarked
package io.ghl.sandbox.internal.search;

import org.jspecify.annotations.NullMarked;
