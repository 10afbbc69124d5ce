package io.ghl.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.Secret;
import org.junit.jupiter.api.Test;

/** The payloads were made with {@code openssl enc -aes-256-cbc -md md5 -salt -pass pass:shared-secret-1 -base64 -A}. */
class UserContextTest {
    private static final Secret SECRET = Secret.of("shared-secret-1");
    private static final String AGENCY =
            "U2FsdGVkX19wE19/7hiOeyAw0Uf+/Fe2/Z+oMH4Utq4PgQEvLpaJikrAJyX2I1KQEI817FDoZamHM1yMIIOKDp/irIPjDij5r0QC/pv2"
                    + "CmHIkZmxelCH2o+svjRZePYeYqcraoN9I9pfPtE/1BYZH27OXguQqBabhOpRnAya87eroopbmM7qr8SpR/0lPpaq";
    private static final String LOCATION =
            "U2FsdGVkX1+LKsqpkYRTwBAP64dErfY+2eYVmfIOUXob66R6MfQPiTpKSVDdm6gj10XYZT/2x+sKuTURBfqI30LlPl6tzoUNf9i/Sdfj"
                    + "3jL5M/ZWDquF+jMbLsBw6VuyvYtDCHv1oGXtc8HOvT17VKrGL8TtwjJHE5wzeXIof90U5+MjJYyS3yn6tr7VPtMedXQQzjR6"
                    + "5Qitph798zeWLILETsiUsk8QoFjgCPnGGWo=";

    @Test
    void bothKindsOfContextAreRead() {
        UserContext agency = UserContext.decrypt(AGENCY, SECRET);
        assertThat(agency.userId()).isEqualTo("u1");
        assertThat(agency.companyId()).isEqualTo("c1");
        assertThat(agency.role()).isEqualTo("admin");
        assertThat(agency.userType()).isEqualTo(UserType.COMPANY);
        assertThat(agency.userName()).isEqualTo("Ada Lovelace");
        assertThat(agency.email()).isEqualTo("ada@example.com");
        assertThat(agency.activeLocation()).isNull();
        UserContext location = UserContext.decrypt(" " + LOCATION + "\n", SECRET);
        assertThat(location.userType()).isEqualTo(UserType.LOCATION);
        assertThat(location.userName()).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(location.activeLocation()).isEqualTo("loc1");
        assertThat(location.additional()).containsOnlyKeys("extra");
        assertThat(location.toString()).doesNotContain("example.com", "Gr");
    }

    @Test
    void anythingElseIsRefusedWithOneSentence() {
        String[] wrong = {
            "",
            "%%%",
            "AAAA",
            AGENCY.substring(0, 40),
            AGENCY.substring(0, AGENCY.length() - 4),
            "X" + AGENCY.substring(1)
        };
        for (String payload : wrong) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> UserContext.decrypt(payload, SECRET))
                    .withMessage("The user context was not encrypted with this shared secret.");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> UserContext.decrypt(AGENCY, Secret.of("other")));
    }
}
