package io.ghl.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void thePublicTypesStayFew() {
        assertThat(classes.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.getPackageName().contains(".internal"))
                        .filter(type -> !type.isNestedClass()))
                .hasSizeLessThanOrEqualTo(22);
    }

    @Test
    void thePageOnArchitectureHasARowForEveryPackage() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("ghl.root"), "docs/architecture.md"));
        String sandbox = page.substring(page.indexOf("## The sandbox"), page.indexOf("## The path of a webhook"));
        String root = "io.ghl.sandbox";
        assertThat(classes.stream().map(JavaClass::getPackageName).distinct()).allSatisfy(name -> {
            String inside = name.equals(root) ? "" : name.substring(root.length() + 1);
            String shown = inside.isEmpty() ? root : inside.startsWith("internal.") ? inside : "." + inside;
            assertThat(sandbox).contains("`" + shown + "`");
        });
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
