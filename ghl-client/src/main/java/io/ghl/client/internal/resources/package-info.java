/** The methods of the public resources, each naming an operation; lists and their pages. */
@NullMarked
package io.ghl.client.internal.resources;

import org.jspecify.annotations.NullMarked;
