/** Two-way sync between an application's records and HighLevel, embedded in the application. */
module io.ghl.sync {
    requires transitive io.ghl.client;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires static com.fasterxml.jackson.dataformat.yaml;
    requires com.github.kagkarlsson.scheduler;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires transitive java.sql;
    requires org.slf4j;
    requires static org.jspecify;
    requires static micrometer.core;
    requires static org.xerial.sqlitejdbc;

    exports io.ghl.sync;
    exports io.ghl.sync.app;
    exports io.ghl.sync.audit;
    exports io.ghl.sync.install;
    exports io.ghl.sync.mapping;
    exports io.ghl.sync.mapping.file;
    exports io.ghl.sync.observe;
    exports io.ghl.sync.plan;
    exports io.ghl.sync.merge;
    exports io.ghl.sync.record;
    exports io.ghl.sync.review;
    exports io.ghl.sync.store;
    exports io.ghl.sync.testing;
    exports io.ghl.sync.trigger;
    exports io.ghl.sync.trigger.action;
    exports io.ghl.sync.webhook;
}
