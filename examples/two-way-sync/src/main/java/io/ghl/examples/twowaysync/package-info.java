/** A table of customers and HighLevel contacts, kept the same on both sides: the program to run first. */
@NullMarked
package io.ghl.examples.twowaysync;

import org.jspecify.annotations.NullMarked;
