package io.ghl.client.internal.startup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges the libraries that an application brings, so that a wrong one is named, with what mends it, before it fails
 * somewhere as a missing method. Pure functions of what {@link FoundLibraries} finds.
 */
final class LibraryCheck {
    /** The oldest Jackson whose tests pass. */
    static final String JACKSON_FLOOR = "2.18";

    /** The Jackson that this SDK is built with. */
    static final String JACKSON_ADVISED = "2.21.8";

    /** The newest OkHttp whose tests pass. */
    static final String OKHTTP_ADVISED = "5.5.1";

    /** What Jackson says of a build that does not know its version. */
    private static final String UNKNOWN = "0.0.0";

    private static final Pattern MAJOR_MINOR = Pattern.compile("(\\d{1,9})\\.(\\d{1,9}).*");
    private static final Pattern JAR = Pattern.compile("([^/!]+\\.jar)/?!");
    private static final Pattern VERSION_IN_NAME = Pattern.compile(".*?-(\\d.*)\\.jar");

    private LibraryCheck() {}

    /**
     * What is wrong with Jackson, or null.
     *
     * @param versions the version of each of its parts by the part's name; a version that cannot be read counts as good
     */
    static @Nullable String jackson(Map<String, String> versions) {
        Map<String, String> old = new TreeMap<>(versions);
        old.values().removeIf(version -> version.equals(UNKNOWN) || !isOlder(version, JACKSON_FLOOR));
        if (old.isEmpty()) {
            return null;
        }
        String found = old.entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
        return "ghl-client needs Jackson " + JACKSON_FLOOR + " or newer and found " + found
                + ". Put this first into the <dependencyManagement> of your pom.xml:\n"
                + bom("com.fasterxml.jackson", "jackson-bom", JACKSON_ADVISED);
    }

    /** What is wrong with having no OkHttp. */
    static String missingOkHttp() {
        return "ghl-client needs OkHttp 4.12 or newer and found none. The artifact okhttp has been empty for Maven"
                + " builds since version 5: add this to the <dependencies> of your pom.xml:\n"
                + dependency("com.squareup.okhttp3", "okhttp-jvm", OKHTTP_ADVISED, "");
    }

    /**
     * What is wrong with the OkHttps, or null. Which of two is used is up to the order of the class path.
     *
     * @param locations where the class OkHttpClient was found
     */
    static @Nullable String severalOkHttps(Collection<String> locations) {
        TreeSet<String> jars = locations.stream().map(LibraryCheck::jar).collect(Collectors.toCollection(TreeSet::new));
        if (jars.size() < 2) {
            return null;
        }
        // Old and new have different names, so Maven does not see that one replaces the other. Under the old name the
        // new version is empty, whoever asks for it.
        List<String> versions =
                new ArrayList<>(jars.stream().map(LibraryCheck::version).toList());
        versions.removeIf(version -> version.isEmpty() || isOlder(version, "5.0"));
        versions.sort((a, b) -> isOlder(a, b) ? 1 : isOlder(b, a) ? -1 : 0);
        String newest = versions.isEmpty() ? OKHTTP_ADVISED : versions.get(0);
        return "OkHttp is on the class path more than once: " + String.join(", ", jars)
                + "; which one works is left to chance. Put this first into the <dependencyManagement> of your"
                + " pom.xml, and depend on okhttp-jvm:\n" + bom("com.squareup.okhttp3", "okhttp-bom", newest);
    }

    /** Whether a version is older than another, as far as major and minor number tell. */
    static boolean isOlder(String version, String than) {
        Matcher left = MAJOR_MINOR.matcher(version);
        Matcher right = MAJOR_MINOR.matcher(than);
        if (!left.matches() || !right.matches()) {
            return false;
        }
        int major = Integer.compare(Integer.parseInt(left.group(1)), Integer.parseInt(right.group(1)));
        int minor = Integer.compare(Integer.parseInt(left.group(2)), Integer.parseInt(right.group(2)));
        return major < 0 || (major == 0 && minor < 0);
    }

    /** The name of the innermost jar of a location, without the folders of somebody's machine. */
    private static String jar(String location) {
        String name = "a folder of classes";
        Matcher jar = JAR.matcher(location);
        while (jar.find()) {
            name = jar.group(1);
        }
        return name;
    }

    private static String version(String jar) {
        Matcher version = VERSION_IN_NAME.matcher(jar);
        return version.matches() ? version.group(1) : "";
    }

    private static String bom(String group, String artifact, String version) {
        return dependency(group, artifact, version, "  <type>pom</type>\n  <scope>import</scope>\n");
    }

    private static String dependency(String group, String artifact, String version, String more) {
        return "<dependency>\n  <groupId>" + group + "</groupId>\n  <artifactId>" + artifact
                + "</artifactId>\n  <version>" + version + "</version>\n" + more + "</dependency>";
    }
}
