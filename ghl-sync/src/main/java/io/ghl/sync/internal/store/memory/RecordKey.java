package io.ghl.sync.internal.store.memory;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;

/** Names a record of one side. */
record RecordKey(String location, RecordType type, Side side, String recordId) {}
