@NullMarked
package io.ghl.client.internal.resources;

import org.jspecify.annotations.NullMarked;
