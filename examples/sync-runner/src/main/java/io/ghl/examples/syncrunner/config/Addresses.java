package io.ghl.examples.syncrunner.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Addresses to which secrets may be sent. */
public final class Addresses {
    private Addresses() {}

    /** Whether nobody on the way can read along: https, or http on this computer. */
    public static boolean isSafe(URI uri) {
        String host = uri.getHost();
        return "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && host != null && isLoopback(host));
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        if (!host.matches("[0-9.]+|\\[.*]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
