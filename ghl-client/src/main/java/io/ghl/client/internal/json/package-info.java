/** Reading and writing JSON: dates, numbers, and fields that were touched. */
@NullMarked
package io.ghl.client.internal.json;

import org.jspecify.annotations.NullMarked;
