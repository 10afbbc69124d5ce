package io.ghl.examples.twowaysync.script;

/** Where a step happens. The demo's own word, since the check must not lean on the library's. */
public enum Side {
    APP("app"),
    GHL("HighLevel");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
