/** The machines that run the engine, in virtual time: they take turns wherever time passes, stand still, and crash. */
@NullMarked
package io.ghl.sync.internal.simulation.cluster;

import org.jspecify.annotations.NullMarked;
