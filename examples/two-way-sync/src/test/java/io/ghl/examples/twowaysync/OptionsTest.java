package io.ghl.examples.twowaysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.examples.twowaysync.Options.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Map<String, String> ACCOUNT = Map.of("GHL_TOKEN", "pit-1", "GHL_LOCATION_ID", "loc");

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Map.of());
    }

    private static void assertRefused(Map<String, String> environment, String sentence, String... arguments) {
        assertThatThrownBy(() -> Options.parse(List.of(arguments), environment))
                .isInstanceOf(UsageException.class)
                .hasMessage(sentence);
    }

    @Test
    void nothingIsNeeded() {
        Options options = parse();
        assertThat(options.resume()).isFalse();
        assertThat(options.apply()).isFalse();
        assertThat(options.account()).isNull();
        assertThat(options.seed()).isEmpty();
    }

    @Test
    void everyOptionIsRead() {
        Options options = parse("--resume", "--dir", "d", "--csv", "c.csv", "--seed", "7");
        assertThat(options.resume()).isTrue();
        assertThat(options.dir()).isEqualTo(Path.of("d"));
        assertThat(options.csv()).isEqualTo(Path.of("c.csv"));
        assertThat(options.seed()).hasValue(7);
    }

    @Test
    void mistakesAreNamed() {
        assertRefused(Map.of(), "The option \"--fast\" is unknown; --help lists the options.", "--fast");
        assertRefused(Map.of(), "--dir needs a value; --help shows how it is used.", "--dir");
        assertRefused(Map.of(), "--csv needs a value; --help shows how it is used.", "--csv", "--resume");
        assertRefused(Map.of(), "--seed needs a whole number, and \"x\" is none.", "--seed", "x");
    }

    @Test
    void bothVariablesNameARealAccount() {
        Options options = Options.parse(List.of(), ACCOUNT);
        assertThat(options.account().locationId()).isEqualTo("loc");
        assertThat(options.account().toString()).doesNotContain("pit-1");
        assertThat(options.apply()).isFalse();
    }

    @Test
    void oneVariableAloneIsNamed() {
        assertRefused(
                Map.of("GHL_LOCATION_ID", "loc"),
                "GHL_LOCATION_ID is set, but GHL_TOKEN is not: set both to look at a real account, or unset both to use"
                        + " the sandbox.");
        assertRefused(
                Map.of("GHL_TOKEN", "pit-1", "GHL_LOCATION_ID", " "),
                "GHL_TOKEN is set, but GHL_LOCATION_ID is not: set both to look at a real account, or unset both to use"
                        + " the sandbox.");
    }

    @Test
    void optionsOfTheOtherModeAreRefused() {
        assertRefused(
                Map.of(), "--apply is about a real account: set GHL_TOKEN and GHL_LOCATION_ID with it.", "--apply");
        assertRefused(
                ACCOUNT,
                "--resume continues a run in the sandbox: unset GHL_TOKEN and GHL_LOCATION_ID with it.",
                "--resume");
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(parse("--help").help()).isTrue();
        assertThat(Options.HELP).contains("--resume", "--dir", "--csv", "--seed", "--apply", "GHL_TOKEN");
    }
}
