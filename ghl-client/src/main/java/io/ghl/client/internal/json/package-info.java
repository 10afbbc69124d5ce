@NullMarked
package io.ghl.client.internal.json;

import org.jspecify.annotations.NullMarked;
