package io.ghl.sync.record;

/**
 * Names a record of one side of a location.
 *
 * @param type its type
 * @param side its side
 * @param id its id on that side
 */
public record RecordRef(RecordType type, Side side, String id) {}
