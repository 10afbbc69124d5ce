package io.ghl.examples.benchmarks.rows;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact as one writes it down for Jackson: the fields of the client's contact, and a place for all others. */
record BareContact(
        String id,
        @Nullable String locationId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String name,
        @Nullable String contactName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String address1,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable String postalCode,
        @Nullable String website,
        @Nullable String timezone,
        @Nullable String companyName,
        @Nullable String source,
        @Nullable String type,
        @Nullable String assignedTo,
        @Nullable String businessId,
        @Nullable LocalDate dateOfBirth,
        boolean dnd,
        @Nullable Map<String, Dnd> dndSettings,
        @Nullable List<String> tags,
        @Nullable List<CustomField> customFields,
        @Nullable JsonNode additionalEmails,
        @Nullable Instant dateAdded,
        @Nullable Instant dateUpdated,
        boolean deleted,
        @Nullable JsonNode searchAfter,
        @JsonAnySetter Map<String, JsonNode> additional) {

    record Dnd(
            @Nullable String status,
            @Nullable String message,
            @Nullable String code) {}

    record CustomField(String id, JsonNode value) {}

    record Envelope(BareContact contact, String traceId) {}

    record Page(List<BareContact> contacts, String traceId) {}
}
