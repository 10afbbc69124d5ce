package io.ghl.sync.internal.match;

import static io.ghl.sync.internal.match.Matcher.EXTERNAL_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatcherTest {
    private static final List<String> KEYS = List.of("email", "phone");

    @Test
    void linksByTheStrongestKey() {
        MatchResult result = match(
                List.of(app("a1", "email", "ada@x"), app("a2", "phone", "+1"), app("a3"), app("a4", "email", "new@x")),
                List.of(
                        ghl("g1", "email", "ada@x", "phone", "+9"),
                        ghl("g2", "phone", "+1"),
                        ghl("g3", EXTERNAL_ID, "a3"),
                        ghl("g4", "email", "other@x")));

        assertThat(result.pairs())
                .containsExactly(
                        new Pair("a1", "g1", "email"),
                        new Pair("a2", "g2", "phone"),
                        new Pair("a3", "g3", EXTERNAL_ID));
        assertThat(result.ambiguous()).isEmpty();
        assertThat(result.unmatchedApp()).containsExactly("a4");
        assertThat(result.unmatchedGhl()).containsExactly("g4");
    }

    /** Users complain that a changed e-mail address makes a second contact. */
    @Test
    void emailChangeDoesNotDuplicate() {
        MatchResult result = match(
                List.of(app("a1", "email", "new@x")),
                List.of(ghl("g1", EXTERNAL_ID, "a1", "email", "old@x"), ghl("g2", "email", "unrelated@x")));

        assertThat(result.pairs()).containsExactly(new Pair("a1", "g1", EXTERNAL_ID));
        assertThat(result.unmatchedGhl()).containsExactly("g2");
    }

    /** Colliding keys must not take a record from another one. */
    @Test
    void collidingRecordDoesNotStealALink() {
        MatchResult result = match(
                List.of(app("a1", "email", "ada@x"), app("a2", "email", "ada@x")),
                List.of(ghl("g1", EXTERNAL_ID, "a1", "email", "ada@x")));

        assertThat(result.pairs()).containsExactly(new Pair("a1", "g1", EXTERNAL_ID));
        assertThat(result.ambiguous())
                .containsExactly(new Ambiguity(Side.APP, "a2", List.of("g1"), "2 records of APP have the same email"));
    }

    /** A first sync must not make duplicates of what it cannot tell apart. */
    @Test
    void duplicatesAreAskedAboutAndNotCreatedAgain() {
        MatchResult result = match(
                List.of(app("a1", "email", "ada@x")),
                List.of(ghl("g2", "email", "ada@x"), ghl("g1", "email", "ada@x")));

        assertThat(result.pairs()).isEmpty();
        assertThat(result.ambiguous())
                .containsExactly(
                        new Ambiguity(Side.APP, "a1", List.of("g1", "g2"), "2 records of GHL have the same email"),
                        new Ambiguity(Side.GHL, "g1", List.of("a1"), "2 records of GHL have the same email"),
                        new Ambiguity(Side.GHL, "g2", List.of("a1"), "2 records of GHL have the same email"));
        assertThat(result.unmatchedApp()).isEmpty();
        assertThat(result.unmatchedGhl()).isEmpty();
    }

    @Test
    void keysThatLeadToDifferentRecordsDisagree() {
        MatchResult result = match(
                List.of(app("a1", "email", "ada@x", "phone", "+1")),
                List.of(ghl("g1", "email", "ada@x"), ghl("g2", "phone", "+1")));

        assertThat(result.pairs()).isEmpty();
        assertThat(result.ambiguous())
                .containsExactly(
                        new Ambiguity(Side.APP, "a1", List.of("g1", "g2"), "phone matches another record than email"),
                        new Ambiguity(Side.GHL, "g1", List.of("a1"), "phone matches another record than email"),
                        new Ambiguity(Side.GHL, "g2", List.of("a1"), "email matches another record than phone"));
    }

    @Test
    void weakerKeyDoesNotOverruleAStrongerOneThatDiffers() {
        MatchResult result = match(
                List.of(app("a1", "email", "ada@x", "phone", "+1")),
                List.of(ghl("g1", "email", "bob@x", "phone", "+1")));

        assertThat(result.pairs()).isEmpty();
        assertThat(result.ambiguous()).extracting(Ambiguity::reason).containsOnly("phone matches, but email differs");
    }

    @Test
    void strongerKeyLinksThoughAWeakerOneDiffers() {
        MatchResult result = match(
                List.of(app("a1", "email", "ada@x", "phone", "+1")),
                List.of(ghl("g1", "email", "ada@x", "phone", "+2")));

        assertThat(result.pairs()).containsExactly(new Pair("a1", "g1", "email"));
    }

    @Test
    void contactOfAnotherApplicationRecordIsNotTaken() {
        MatchResult result =
                match(List.of(app("a1", "email", "ada@x")), List.of(ghl("g1", EXTERNAL_ID, "gone", "email", "ada@x")));

        assertThat(result.pairs()).isEmpty();
        assertThat(result.ambiguous())
                .extracting(Ambiguity::reason)
                .containsOnly("email matches, but externalId differs");
    }

    @Test
    void familyWithOnePhoneIsToldApartByEmail() {
        MatchResult result = match(
                List.of(app("a1", "email", "ada@x", "phone", "+1"), app("a2", "email", "bob@x", "phone", "+1")),
                List.of(ghl("g1", "email", "ada@x", "phone", "+1"), ghl("g2", "email", "bob@x", "phone", "+1")));

        assertThat(result.pairs()).containsExactly(new Pair("a1", "g1", "email"), new Pair("a2", "g2", "email"));
    }

    @Test
    void blankKeysMatchNothing() {
        MatchResult result =
                match(List.of(app("a1", "email", " ", "phone", "")), List.of(ghl("g1", "email", " ", "phone", "")));

        assertThat(result.unmatchedApp()).containsExactly("a1");
        assertThat(result.unmatchedGhl()).containsExactly("g1");
    }

    @Test
    void keyOrderMatters() {
        List<MatchRecord> app = List.of(app("a1", "email", "ada@x", "phone", "+1"));
        List<MatchRecord> ghl = List.of(ghl("g1", "email", "bob@x", "phone", "+1"));

        assertThat(Matcher.match(List.of("phone", "email"), app, ghl).pairs())
                .containsExactly(new Pair("a1", "g1", "phone"));
        assertThat(Matcher.match(List.of("email", "phone"), app, ghl).pairs()).isEmpty();
        assertThat(Matcher.match(List.of(), app, ghl).unmatchedApp()).containsExactly("a1");
    }

    @Test
    void listsFewOfManyCandidates() {
        List<MatchRecord> app = new ArrayList<>();
        List<MatchRecord> ghl = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            app.add(app("a" + i, "phone", "+0"));
            ghl.add(ghl("g" + i, "phone", "+0"));
        }

        MatchResult result = match(app, ghl);

        assertThat(result.ambiguous())
                .hasSize(40_000)
                .allSatisfy(ambiguity -> assertThat(ambiguity.candidates()).hasSize(Matcher.MAX_CANDIDATES));
        assertThat(result.ambiguous().get(0).reason()).isEqualTo("20000 records of GHL have the same phone");
    }

    @Test
    void refusesAnIdThatOccursTwice() {
        assertThatThrownBy(() -> match(List.of(app("a1"), app("a1")), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The record a1 occurs twice on side APP.");
    }

    @Test
    void hidesKeys() {
        assertThat(app("a1", "email", "ada@x")).hasToString("MatchRecord[a1]");
    }

    private static MatchResult match(List<MatchRecord> app, List<MatchRecord> ghl) {
        return Matcher.match(KEYS, app, ghl);
    }

    private static MatchRecord app(String id, String... keys) {
        return switch (keys.length) {
            case 0 -> new MatchRecord(id, Map.of());
            case 2 -> new MatchRecord(id, Map.of(keys[0], keys[1]));
            default -> new MatchRecord(id, Map.of(keys[0], keys[1], keys[2], keys[3]));
        };
    }

    private static MatchRecord ghl(String id, String... keys) {
        return app(id, keys);
    }
}
