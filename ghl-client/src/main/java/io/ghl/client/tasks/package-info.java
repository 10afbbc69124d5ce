/** Tasks of contacts. */
@NullMarked
package io.ghl.client.tasks;

import org.jspecify.annotations.NullMarked;
