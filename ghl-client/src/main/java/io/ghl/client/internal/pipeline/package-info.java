@NullMarked
package io.ghl.client.internal.pipeline;

import org.jspecify.annotations.NullMarked;
