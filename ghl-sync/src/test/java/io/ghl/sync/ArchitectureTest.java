package io.ghl.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.ghl.sync";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static Stream<JavaClass> publicTypes() {
        return CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().contains(".internal"));
    }

    @Test
    void publicSignaturesUseNoTypeOfOthersButTheClientAndJsonNode() {
        List<String> allowed = List.of("java.", "javax.sql.", ROOT + ".", "com.fasterxml.jackson.databind.JsonNode");
        Set<String> foreign = new TreeSet<>();
        publicTypes()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED))
                .forEach(unit -> Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive() && !type.getName().equals("void"))
                        .filter(type -> allowed.stream().noneMatch(type.getName()::startsWith)
                                || type.getName().contains(".internal."))
                        .forEach(type -> foreign.add(unit.getName() + " " + type.getName())));
        assertThat(foreign)
                .containsExactly(
                        "call io.ghl.client.GhlLocation",
                        "check io.ghl.client.GhlLocation",
                        "exchange io.ghl.client.Secret",
                        "exchanged io.ghl.client.oauth.Tokens",
                        "ghl io.ghl.client.GhlClient",
                        "ghl io.ghl.client.GhlLocation",
                        "location io.ghl.client.GhlLocation",
                        "over io.micrometer.core.instrument.MeterRegistry",
                        "repeat io.ghl.client.GhlLocation");
    }

    @Test
    void thePublicSurfaceStaysSmall() {
        assertThat(publicTypes().filter(JavaClass::isTopLevelClass).count()).isBetween(40L, 167L);
    }

    @Test
    void decisionsTouchNoStoreClockNetworkOrLog() {
        String[] pure = {
            ROOT + ".internal.reconcile..",
            ROOT + ".internal.plan..",
            ROOT + ".internal.match..",
            ROOT + ".internal.trigger.change..",
            ROOT + ".merge.."
        };
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".internal.store..",
                        ROOT + ".internal.engine..",
                        ROOT + ".internal.ghl..",
                        ROOT + ".app..",
                        "io.ghl.client..",
                        "org.slf4j..",
                        "java.sql..",
                        "java.net..",
                        "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreKnowsItsDatabaseAndOnlyTheEngineKnowsTheClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.sqlite..")
                .check(CLASSES);
        // Others only hand the application's connection on.
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT,
                        ROOT + ".app",
                        ROOT + ".trigger",
                        ROOT + ".internal.app",
                        ROOT + ".internal.engine..",
                        ROOT + ".internal.store..",
                        ROOT + ".internal.table",
                        ROOT + ".internal.trigger",
                        ROOT + ".internal.trigger.effect")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(CLASSES);
        // Mapping files are checked against a location, which the application names.
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT,
                        ROOT + ".install",
                        ROOT + ".mapping.file",
                        ROOT + ".trigger.action",
                        ROOT + ".internal.action",
                        ROOT + ".internal.engine..",
                        ROOT + ".internal.ghl.client",
                        ROOT + ".internal.install",
                        ROOT + ".internal.simulation..",
                        ROOT + ".internal.trigger",
                        ROOT + ".trigger..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ghl.client..")
                .check(CLASSES);
    }

    @Test
    void theClientsInternalsStayItsOwn() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ghl.client.internal..")
                .check(CLASSES);
    }

    /** A comparison that ends at the first difference tells a forger how much of a signature is right. */
    @Test
    @Tag("defect-18")
    void signaturesAreVerifiedAndNeverCompared() {
        String[] webhooks = {ROOT + ".webhook", ROOT + ".internal.webhook"};
        noClasses()
                .that()
                .resideInAnyPackage(webhooks)
                .should()
                .callMethod(String.class, "equals", Object.class)
                .orShould()
                .callMethod(String.class, "contentEquals", CharSequence.class)
                .orShould()
                .callMethod(String.class, "compareTo", String.class)
                .orShould()
                .callMethod(Objects.class, "equals", Object.class, Object.class)
                .orShould()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(webhooks)
                .and()
                .doNotHaveSimpleName("Headers")
                .should()
                .callMethod(String.class, "equalsIgnoreCase", String.class)
                .check(CLASSES);
    }

    @Test
    void thePageOnArchitectureHasARowForEveryPackage() {
        String page = Guide.page("architecture.md");
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .allSatisfy(name -> {
                    String inside = name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
                    String shown = inside.isEmpty() ? ROOT : inside.startsWith("internal.") ? inside : "." + inside;
                    assertThat(page).contains("`" + shown + "`");
                });
    }

    @Test
    void theEngineIsFreeOfCycles() {
        slices().matching(ROOT + ".internal.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(ROOT + ".internal.engine.(*)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        slices().matching(ROOT + ".internal.store.(*)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    /** Runs are put together in the package itself, which its rooms know nothing of. */
    @Test
    void theSimulationIsFreeOfCycles() {
        String simulation = ROOT + ".internal.simulation";
        slices().matching(simulation + ".(*)").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(simulation + ".*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(simulation)
                .check(CLASSES);
    }

    @Test
    void nothingPublicIsOpenForExtensionByAccident() {
        DescribedPredicate<JavaClass> exceptions =
                DescribedPredicate.describe("exceptions", type -> type.isAssignableTo(Throwable.class));
        classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage(ROOT + ".internal..")
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and(DescribedPredicate.not(exceptions))
                .should(new ArchCondition<>("be final or sealed") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                                || type.reflect().isSealed();
                        events.add(new SimpleConditionEvent(type, closed, type.getName()));
                    }
                })
                .check(CLASSES);
    }
}
