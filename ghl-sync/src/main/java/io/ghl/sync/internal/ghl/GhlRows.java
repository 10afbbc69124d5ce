package io.ghl.sync.internal.ghl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of search rows. Rows lag behind and may lack fields, so they tell where to look, never what to write.
 *
 * @param rows the rows
 * @param next the cursor of the next page, null at the end
 */
public record GhlRows(List<GhlRecord> rows, @Nullable String next) {}
