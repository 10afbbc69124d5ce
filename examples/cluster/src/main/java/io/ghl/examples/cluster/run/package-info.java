/** What is around the nodes: people who edit, a load balancer, the killer, and the check at the end. */
@NullMarked
package io.ghl.examples.cluster.run;

import org.jspecify.annotations.NullMarked;
