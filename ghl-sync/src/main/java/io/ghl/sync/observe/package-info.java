/** What operators see: the health of each location, events for meters, and the adapter to Micrometer. */
@org.jspecify.annotations.NullMarked
package io.ghl.sync.observe;
