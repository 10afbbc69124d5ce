@NullMarked
package io.ghl.client.internal.startup;

import org.jspecify.annotations.NullMarked;
