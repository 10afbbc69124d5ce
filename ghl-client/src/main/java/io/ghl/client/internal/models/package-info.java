@NullMarked
package io.ghl.client.internal.models;

import org.jspecify.annotations.NullMarked;
