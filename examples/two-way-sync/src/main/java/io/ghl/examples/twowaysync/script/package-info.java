/** What happens in the demo, decided before it starts: who exists, which edits are made, what must come out. */
@NullMarked
package io.ghl.examples.twowaysync.script;

import org.jspecify.annotations.NullMarked;
