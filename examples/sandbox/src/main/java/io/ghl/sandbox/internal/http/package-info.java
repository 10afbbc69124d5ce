/** The HTTP face: routing table, request pipeline, rate limits and the admin API. */
@NullMarked
package io.ghl.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
