package io.ghl.client.contract;

import java.util.Map;
import java.util.TreeMap;

/** Documented properties of answers that no component shows, each with the reason. Models keep them all the same. */
final class Untyped {
    /** Type and property, such as {@code Contact.ssn}; {@code answer} is what stands around our models. */
    static final Map<String, String> REASONS = new TreeMap<>();

    static {
        add("answer", "succeded succeeded success message", "failure is an exception");
        add("answer", "key", "names what was deleted");
        add("answer", "id", "the id is the one that was asked for");
        add("answer", "traceId", "named in errors and told to observers");
        add(
                "answer",
                "count total totalCount hasMore totalRecords estimatedTotalRecords currentPageSize hasNextPage hasPrevPage nextPageToken prevPageToken nextPageUrl startAfterId startAfter currentPage nextPage prevPage",
                "pages end and go on by themselves");
        add("answer", "followersAdded followersRemoved", "the method returns who follows after the call");
        add(
                "answer",
                "installToFutureLocations companyId isInstalled installedAt",
                "says how the company installed the app and echoes the filter; not about a location");
        add("Business", "createdBy updatedBy", "the specification does not say what is in it");
        add(
                "Contact",
                "firstNameLowerCase lastNameLowerCase fullNameLowerCase emailLowerCase",
                "made by HighLevel from another field");
        add("Contact", "birthDay birthMonth", "part of dateOfBirth");
        add("Contact", "attributionSource lastAttributionSource attributions", "free form, for reports on advertising");
        add("Contact", "attachments offers products", "left over: never filled (FACTS §5.1)");
        add(
                "Contact",
                "bounceEmail unsubscribeEmail lastSessionActivityAt keyword visitorId",
                "in one version or one answer only");
        add("Contact", "gender", "in the answer of upsert only, against the specification");
        add("Contact", "ssn", "too sensitive to be offered by name");
        add("Location", "reseller", "the specification does not say what is in it");
        add("Content", "attachments", "the specification does not say what is in it");
        add("Task", "contactDetails assignedToUserDetails", "free form; the ids have components");
        add("Task", "locationId", "that of the view");
        add("CustomField", "parentId description", "undocumented");
        add("Tokens", "token_type tokenType", "always Bearer");
        add("Tokens", "traceId", "belongs to the answer");
        add(
                "Tokens",
                "appId versionId isBulkInstallation installToFutureLocations approveAllLocations",
                "how the app was installed; nothing here depends on it");
        add("User", "lcPhone", "free form");
    }

    private Untyped() {}

    private static void add(String type, String properties, String reason) {
        for (String property : properties.split(" ")) {
            REASONS.put(type + "." + property, reason);
        }
    }
}
