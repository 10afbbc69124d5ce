package io.ghl.client.regression;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.ghl.client.Secret;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A secret is a {@link Secret} wherever it is kept, a {@code Secret} compares in constant time, and the text that it
 * reveals is compared with nothing where it is revealed.
 */
@Tag("defect-18")
class SecretComparisonTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ghl.client");
    private static final Set<String> COMPARISONS = Set.of(
            "equals",
            "equalsIgnoreCase",
            "compareTo",
            "compareToIgnoreCase",
            "contentEquals",
            "startsWith",
            "endsWith",
            "regionMatches",
            "contains",
            "matches",
            "indexOf",
            "hashCode");

    /** These look for the public mark at the start of an encrypted text. */
    private static final Set<String> MARKS = Set.of(
            "io.ghl.client.oauth.EncryptedTokenStore.envelope(io.ghl.client.oauth.Tokens)",
            "io.ghl.client.oauth.UserContext.decrypt(java.lang.String, io.ghl.client.Secret)");

    private static boolean comparesText(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        return switch (owner) {
            case "java.lang.String",
                    "java.lang.Object",
                    "java.lang.CharSequence",
                    "java.util.Objects",
                    "java.util.Arrays" -> COMPARISONS.contains(name) || name.equals("deepEquals");
            default -> false;
        };
    }

    private static final ArchRule NOTHING_REVEALED_IS_COMPARED = codeUnits()
            .should(new ArchCondition<JavaCodeUnit>("not compare text where a secret is revealed") {
                @Override
                public void check(JavaCodeUnit unit, ConditionEvents events) {
                    boolean reveals = unit.getMethodCallsFromSelf().stream()
                            .anyMatch(call -> call.getTarget().getName().equals("reveal"));
                    if (reveals && !MARKS.contains(unit.getFullName())) {
                        unit.getMethodCallsFromSelf().stream()
                                .filter(SecretComparisonTest::comparesText)
                                .forEach(
                                        call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
                    }
                }
            })
            .allowEmptyShould(false);

    private static final ArchRule SECRETS_ARE_SECRET = noFields()
            .that()
            .areNotStatic()
            .and()
            .haveNameMatching("(?i).*(secret|token|password|passphrase|apikey|bearer).*")
            .should()
            .haveRawType(String.class);

    /** As others have done it. */
    static final class Careless {
        private final String accessToken;

        Careless(String accessToken) {
            this.accessToken = accessToken;
        }

        boolean fits(Secret secret) {
            return Objects.equals(secret.reveal(), accessToken);
        }

        boolean isIt(Secret secret) {
            return secret.reveal().equals(accessToken);
        }
    }

    @Test
    void aSecretComparesInConstantTime() throws Exception {
        classes()
                .that()
                .areAssignableTo(Secret.class)
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(CLASSES);
        assertThat(CLASSES.get(Secret.class).getMethod("equals", Object.class).getMethodCallsFromSelf())
                .noneMatch(SecretComparisonTest::comparesText);
        assertThat(Secret.of("a"))
                .isEqualTo(Secret.of("a"))
                .isNotEqualTo(Secret.of("b"))
                .isNotEqualTo("a");
    }

    @Test
    void nothingRevealedIsCompared() {
        NOTHING_REVEALED_IS_COMPARED.check(CLASSES);
        JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);
        assertThatThrownBy(() -> NOTHING_REVEALED_IS_COMPARED.check(careless))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Careless.fits")
                .hasMessageContaining("Careless.isIt");
    }

    @Test
    void whatNamesASecretIsOne() {
        SECRETS_ARE_SECRET.check(CLASSES);
        fields().that()
                .haveNameMatching("accessToken|refreshToken|clientSecret")
                .and()
                .areNotStatic()
                .should()
                .haveRawType(Secret.class)
                .check(CLASSES);
        JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);
        assertThatThrownBy(() -> SECRETS_ARE_SECRET.check(careless)).hasMessageContaining("Careless.accessToken");
    }
}
