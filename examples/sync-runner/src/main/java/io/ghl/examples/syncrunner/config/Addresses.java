package io.ghl.examples.syncrunner.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses to which secrets may be sent. */
public final class Addresses {
    /** A parameter, the user and password of a web address, or {@code user/password@} as Oracle's drivers take them. */
    private static final Pattern PASSWORD = Pattern.compile(
            "(password\\d?|pwd)\\s*=|^jdbc:[^?]*//[^/?]*:[^/@?]*@|^jdbc:oracle:[^:@]*:[^@]*/[^@]+@",
            Pattern.CASE_INSENSITIVE);

    /** The name of a file; what begins with a colon or {@code file:} is none. */
    private static final Pattern SQLITE = Pattern.compile("(jdbc:sqlite:)(?!:|file:)([^?]+)(.*)", Pattern.DOTALL);

    private Addresses() {}

    /** Whether nobody on the way can read along: https, or http on this computer. */
    public static boolean isSafe(URI uri) {
        String host = uri.getHost();
        return "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && host != null && isLoopback(host));
    }

    /** What keeps a text from being the address of an API, as the end of a sentence without the text; null if nothing does. */
    public static @Nullable String problem(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            return "is no web address. Write one such as https://api.example.com.";
        }
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            return "must be a web address such as https://api.example.com, without a user, a query or a \"#\".";
        }
        return isSafe(uri)
                ? null
                : "must begin with https://, because secrets and personal data would be readable on the way; http:// is"
                        + " allowed for 127.0.0.1 and localhost only.";
    }

    /** Whether the URL of a database has a password in it, which must not stand in a file. */
    public static boolean hasPassword(String jdbcUrl) {
        return PASSWORD.matcher(jdbcUrl.strip()).find();
    }

    /** Whether a text can be appended to the address of an API without becoming a part of something else of it. */
    public static boolean isPath(String text) {
        return text.matches("/[^?#]*[^?#/]");
    }

    /** The URL of a database whose file, if it is SQLite's, is named as seen from a folder. */
    public static String beside(Path folder, String jdbcUrl) {
        Matcher sqlite = SQLITE.matcher(jdbcUrl);
        if (!sqlite.matches()) {
            return jdbcUrl;
        }
        try {
            return sqlite.group(1) + folder.resolve(sqlite.group(2)) + sqlite.group(3);
        } catch (InvalidPathException e) {
            return jdbcUrl;
        }
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
