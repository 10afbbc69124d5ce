package io.ghl.examples.syncrunner.connect.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.examples.syncrunner.connect.AppProblem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
    private static Sheet parse(String text) {
        return Sheet.parse("people.csv", text.getBytes(StandardCharsets.UTF_8), ',', "id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name\r\n1,Ada\r\n",
                "id,name\n2,\"a \"\"quoted\"\" word\"\n1,\"two\nlines, one cell\"\n",
                "\uFEFFname,id\r\n\" space \",7\r\n",
                "id,name\r\n"
            })
    void keepsAFileAsItIs(String text) {
        assertThat(new String(parse(text).bytes(), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void skipsBlankLinesAndFillsShortOnes() {
        Sheet sheet = parse("id,name,city\n1,Ada,\n\n,,\n2\n");

        assertThat(sheet.byId()).containsOnlyKeys("1", "2");
        assertThat(sheet.byId().get("2")).containsExactly("2", "", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id,name\\n1,Ada,x\\n | Line 2 of the file people.csv has 3 cells
                    id,name\\n1,Ada\\n1,Bob\\n | Line 3 of the file people.csv has the same "id"
                    id,name\\n,Ada\\n | Line 2 of the file people.csv has no "id"
                    nr,name\\n1,Ada\\n | has no column "id" for the id; it has nr, name
                    id,id\\n | has two columns "id"
                    id,name\\n1,"Ada\\n | is a quotation mark missing
                    """)
    void saysWhereAFileIsWrong(String text, String message) {
        assertThatExceptionOfType(AppProblem.class)
                .isThrownBy(() -> parse(text.replace("\\n", "\n")))
                .withMessageContaining(message);
    }

    @Test
    void refusesOtherEncodings() {
        byte[] latin1 = "id,name\n1,J\u00fcrgen\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(AppProblem.class)
                .isThrownBy(() -> Sheet.parse("people.csv", latin1, ',', "id"))
                .withMessageContaining("CSV UTF-8");
    }
}
