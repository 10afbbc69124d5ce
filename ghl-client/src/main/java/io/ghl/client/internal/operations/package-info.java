@NullMarked
package io.ghl.client.internal.operations;

import org.jspecify.annotations.NullMarked;
