/** A Spring Boot application that syncs its customers with HighLevel. */
@NullMarked
package io.ghl.examples.springboot;

import org.jspecify.annotations.NullMarked;
