package io.ghl.examples.syncrunner.connect.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FormulasTest {
    private final Formulas formulas = new Formulas(true);

    @Test
    void defusesFormulasAndLeavesNumbersAlone() {
        assertThat(formulas.write("=HYPERLINK(\"http://x\")")).startsWith("'=");
        assertThat(formulas.write("@SUM(A1)")).startsWith("'@");
        assertThat(formulas.write("-2+3+cmd|' /C calc'!A0")).startsWith("'-");
        assertThat(formulas.write("+1 (202) 555-0143")).isEqualTo("+1 (202) 555-0143");
        assertThat(formulas.write("-12.5")).isEqualTo("-12.5");
    }

    @Test
    void readsBackWhatItWrote() {
        long seed = 20261129;
        Random random = new Random(seed);
        String letters = "'=+-@\t\ra1 \"";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(6); j >= 0; j--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(formulas.read(formulas.write(text.toString())))
                    .as("seed %d", seed)
                    .isEqualTo(text.toString());
        }
    }
}
