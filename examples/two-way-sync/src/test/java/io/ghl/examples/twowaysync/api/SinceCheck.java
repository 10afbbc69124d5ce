package io.ghl.examples.twowaysync.api;

import io.ghl.examples.twowaysync.api.ApiDump.Type;
import io.ghl.examples.twowaysync.api.SourceDocs.Doc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what came to the API after the last release and does not say so: see docs/versioning.md. */
final class SinceCheck {
    private final ApiDump released;
    private final SourceDocs sources;
    private final String since;
    private final boolean patch;
    private final List<String> findings = new ArrayList<>();

    private SinceCheck(ApiDump released, SourceDocs sources, String since, boolean patch) {
        this.released = released;
        this.sources = sources;
        this.since = since;
        this.patch = patch;
    }

    /**
     * What lacks {@code @since} with the minor version that is being made; none at all may come in a patch. That of a package
     * or a type holds for all that is new in it, and an overriding method has none of its own. A component of a record says it
     * in its {@code @param}: {@code since 0.2}.
     *
     * @param last the released version, such as 0.1.0
     * @param version the one that is being made, such as 0.2.0
     */
    static List<String> findings(ApiDump released, ApiDump current, SourceDocs sources, String last, String version)
            throws IOException {
        SinceCheck check =
                new SinceCheck(released, sources, minor(version), minor(version).equals(minor(last)));
        for (Type type : current.types().values()) {
            check.check(type);
        }
        return check.findings;
    }

    private static String minor(String version) {
        return version.substring(0, version.lastIndexOf('.'));
    }

    private void check(Type type) throws IOException {
        Type before = released.types().get(type.name());
        if (before == null) {
            report(type.name(), isCovered(type));
            return;
        }
        for (String member : type.members()) {
            if (!before.members().contains(member)) {
                check(type, member);
            }
        }
    }

    private void check(Type type, String member) throws IOException {
        Doc doc = sources.ofMember(type.name(), member);
        Doc ofRecord = type.isRecord() ? sources.ofType(type.name()) : null;
        String component = ofRecord == null ? null : ofRecord.component(member.replace("()", ""));
        if (component != null) {
            boolean told = component.matches("(?si).*\\bsince\\s+" + Pattern.quote(since) + "\\b.*");
            report(type.name() + "#" + member, told || says(doc));
            return;
        }
        boolean constructsRecord = type.isRecord() && member.startsWith(ApiDump.simple(type.name()) + "(");
        boolean overrides = doc != null && doc.overrides();
        if (!constructsRecord && !overrides) {
            report(type.name() + "#" + member, says(doc));
        }
    }

    private void report(String what, boolean told) {
        if (patch) {
            findings.add(what + " is new, so the next version is a minor one");
        } else if (!told) {
            findings.add(what + " is new, but does not say @since " + since);
        }
    }

    /** By itself, by a new type around it or by its new package. */
    private boolean isCovered(Type type) throws IOException {
        for (String name : type.around()) {
            if (!released.types().containsKey(name) && says(sources.ofType(name))) {
                return true;
            }
        }
        String packageName = type.packageName();
        return !released.packages().contains(packageName) && says(sources.ofPackage(packageName));
    }

    private boolean says(@Nullable Doc doc) {
        return doc != null && doc.saysSince(since);
    }
}
