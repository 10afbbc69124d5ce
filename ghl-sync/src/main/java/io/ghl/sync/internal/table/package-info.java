/** Tables and views of the application's database, behind {@link io.ghl.sync.app.SqlTable}. */
@NullMarked
package io.ghl.sync.internal.table;

import org.jspecify.annotations.NullMarked;
