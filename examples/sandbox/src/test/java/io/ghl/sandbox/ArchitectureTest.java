package io.ghl.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** How the parts of the sandbox may depend on each other. */
class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ghl.sandbox");

    @Test
    void sharesNoCodeWithTheLibrariesItTests() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ghl.client..", "io.ghl.sync..")
                .check(classes);
    }

    @Test
    void onlyTheExtensionNeedsJUnit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ghl.sandbox.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "io.ghl.sandbox.junit..")
                .check(classes);
    }

    @Test
    void internalPackagesHaveNoCycles() {
        slices().matching("io.ghl.sandbox.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void behaviourKnowsNothingOfTransport() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..internal.api..",
                        "..internal.businesses..",
                        "..internal.calendars..",
                        "..internal.users..",
                        "..internal.contacts..",
                        "..internal.search..",
                        "..internal.services..",
                        "..internal.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.sun.net.httpserver..", "java.net.http..", "..internal.http..", "..internal.webhook..")
                .check(classes);
    }
}
