/** Whether the libraries that an application brings fit. */
@NullMarked
package io.ghl.client.internal.startup;

import org.jspecify.annotations.NullMarked;
