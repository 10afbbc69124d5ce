/** The typed client for HighLevel. */
module io.ghl.client {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive okhttp3;
    requires static transitive org.jspecify;
    requires static transitive java.sql;
    requires static micrometer.core;
    requires dev.failsafe.core;
    requires kotlin.stdlib;
    requires org.slf4j;

    exports io.ghl.client;
    exports io.ghl.client.appointments;
    exports io.ghl.client.businesses;
    exports io.ghl.client.calendars;
    exports io.ghl.client.calendars.groups;
    exports io.ghl.client.calendars.notifications;
    exports io.ghl.client.calendars.resources;
    exports io.ghl.client.calendars.schedules;
    exports io.ghl.client.contacts;
    exports io.ghl.client.customfields;
    exports io.ghl.client.customfields.objects;
    exports io.ghl.client.error;
    exports io.ghl.client.limit;
    exports io.ghl.client.locations;
    exports io.ghl.client.locations.templates;
    exports io.ghl.client.notes;
    exports io.ghl.client.oauth;
    exports io.ghl.client.observe;
    exports io.ghl.client.services;
    exports io.ghl.client.tasks;
    exports io.ghl.client.users;
}
