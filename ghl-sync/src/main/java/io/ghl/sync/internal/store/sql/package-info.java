/** The state in SQLite or PostgreSQL: the tables that both share, their schema, and what is different. */
@NullMarked
package io.ghl.sync.internal.store.sql;

import org.jspecify.annotations.NullMarked;
