/** One node: a process with an engine, an entrance for webhooks and the application's records. */
@NullMarked
package io.ghl.examples.cluster.node;

import org.jspecify.annotations.NullMarked;
