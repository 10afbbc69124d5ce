/** A local HighLevel: an HTTP server that behaves as HighLevel does, for tests, examples and development. */
module io.ghl.sandbox {
    requires transitive com.fasterxml.jackson.databind;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires java.net.http;
    requires jdk.httpserver;
    requires static transitive org.jspecify;
    requires static org.junit.jupiter.api;

    exports io.ghl.sandbox;
    exports io.ghl.sandbox.junit;

    uses io.ghl.sandbox.SandboxListener;
}
