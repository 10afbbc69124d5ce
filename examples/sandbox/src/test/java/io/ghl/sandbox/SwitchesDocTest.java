package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The guide lists every switch with its default. */
class SwitchesDocTest {

    @Test
    void everySwitchIsInTheGuide() throws Exception {
        String guide = Files.readString(Path.of("../../docs/sandbox.md"));
        for (Quirk quirk : Quirk.values()) {
            String name = quirk.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(guide).contains("| `" + name + "` | " + (quirk.byDefault() ? "on" : "off") + " |");
        }
    }
}
