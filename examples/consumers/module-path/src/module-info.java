/** An application on the module path. */
module io.ghl.consumer {
    requires io.ghl.client;
    requires io.ghl.sync;
    requires io.ghl.sandbox;
}
