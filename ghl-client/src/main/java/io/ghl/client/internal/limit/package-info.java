@NullMarked
package io.ghl.client.internal.limit;

import org.jspecify.annotations.NullMarked;
