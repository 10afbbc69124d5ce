/** Values that the library shares with itself and that no user sees. */
@NullMarked
package io.ghl.client.internal.models;

import org.jspecify.annotations.NullMarked;
