package io.ghl.sync;

import io.ghl.sync.record.RecordType;

/**
 * HighLevel merged two contacts, and each belonged to a record of the application. The record whose contact is gone is no
 * longer synced; nothing was deleted or changed in the application.
 *
 * @param location the location
 * @param type the record type
 * @param appId the application's record whose contact is gone
 * @param ghlId the contact that is gone
 * @param survivorGhlId the contact that took it over
 * @param survivorAppId the application's record that is linked to that contact
 */
public record RemoteMerge(
        String location, RecordType type, String appId, String ghlId, String survivorGhlId, String survivorAppId) {}
