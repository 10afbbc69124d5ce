package io.ghl.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String INTERNAL = "io.ghl.client.internal..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ghl.client");

    private static Stream<JavaClass> publicTypes() {
        return CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().contains(".internal"));
    }

    @Test
    void publicSignaturesUseNoTypeOfOthersButJsonNodeTheUsersOkHttpClientAndMeterRegistry() {
        List<String> allowed =
                List.of("java.", "javax.sql.", "io.ghl.client.", "com.fasterxml.jackson.databind.JsonNode");
        Set<String> foreign = new TreeSet<>();
        publicTypes()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED))
                .forEach(unit -> Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                        .map(type -> type.getBaseComponentType())
                        .filter(type -> !type.isPrimitive() && !type.getName().equals("void"))
                        .filter(type -> allowed.stream().noneMatch(type.getName()::startsWith)
                                || type.getName().contains(".internal."))
                        .forEach(type -> foreign.add(unit.getName() + " " + type.getName())));
        assertThat(foreign)
                .containsExactly(
                        "okHttpClient okhttp3.OkHttpClient", "over io.micrometer.core.instrument.MeterRegistry");
    }

    @Test
    void thePageOnArchitectureHasARowForEveryPackage() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("ghl.root"), "docs/architecture.md"));
        String client = page.substring(page.indexOf("## The client"), page.indexOf("## The sync"));
        String root = "io.ghl.client";
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct()).allSatisfy(name -> {
            String inside = name.equals(root) ? "" : name.substring(root.length() + 1);
            String shown = inside.isEmpty() ? root : inside.startsWith("internal.") ? inside : "." + inside;
            assertThat(client).contains("`" + shown + "`");
        });
    }

    @Test
    void eachLibraryIsKnownInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.ghl.client.internal.transport", "io.ghl.client.internal.startup")
                .and()
                .doNotHaveSimpleName("GhlClientBuilder")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("okhttp3..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ghl.client.internal.pipeline")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.failsafe..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.ghl.client.internal.observe", "io.ghl.client.internal.startup")
                .and()
                .doNotHaveSimpleName("AuditLog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName("MicrometerObserver")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .check(CLASSES);
    }

    @Test
    void onlyTheWaiterReadsClocksAndSleeps() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ghl.client.internal.time")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(CLASSES);
    }

    @Test
    void nothingPublicIsOpenForExtensionByAccident() {
        classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage(INTERNAL)
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .should(new com.tngtech.archunit.lang.ArchCondition<>("be final or sealed") {
                    @Override
                    public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                        boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                                || type.reflect().isSealed();
                        events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(type, closed, type.getName()));
                    }
                })
                .check(CLASSES);
    }
}
