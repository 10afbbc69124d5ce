package io.ghl.sync.internal.install;

import java.util.Set;

/** HighLevel's names of the events that tell of the app itself, and not of a record. */
public final class AppEventNames {
    public static final String INSTALL = "INSTALL";
    public static final String UNINSTALL = "UNINSTALL";
    public static final String PLAN_CHANGE = "PLAN_CHANGE";

    /** All of them. */
    public static final Set<String> ALL = Set.of(INSTALL, UNINSTALL, PLAN_CHANGE);

    private AppEventNames() {}
}
