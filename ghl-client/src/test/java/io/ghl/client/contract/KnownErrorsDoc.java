package io.ghl.client.contract;

import io.ghl.client.ApiVersion;
import io.ghl.client.contract.spec.KnownError;
import io.ghl.client.contract.spec.KnownErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/specification-errors.md} from the list of known errors. */
final class KnownErrorsDoc {
    private KnownErrorsDoc() {}

    static Path file() {
        return Path.of(System.getProperty("ghl.root", "..")).resolve("docs/specification-errors.md");
    }

    /** Run after a change of the list. */
    public static void main(String[] args) throws IOException {
        Files.writeString(file(), text());
    }

    static String text() {
        return """
                # Errors of the specification

                <!-- Generated from KnownErrors by KnownErrorsDoc; do not edit. -->

                HighLevel publishes OpenAPI files of both API versions. Every request of the client's whole test run, whatever
                server it goes to, and every answer of the sandbox is held against them; what a test sends wrongly on purpose is
                listed with its reason in `WrongOnPurpose`. Where the files are wrong, one of these entries says what is true
                instead; an entry that nothing needs fails the tests. In the place, `[]` stands for the items of a list. Facts are
                sections of the project's collection of facts about HighLevel; `[?]` marks what no source confirms.

                Besides, the files of v3 refer to `../common/common-schemas.json`; the file is `common/common-schemas.json`.

                | Operation | Where | The specification says | What is true | Fact |
                |---|---|---|---|---|
                """ + KnownErrors.ALL.stream().map(KnownErrorsDoc::row).collect(Collectors.joining());
    }

    private static String row(KnownError error) {
        String operations = error.operations().equals("*")
                ? "all"
                : Stream.of(error.operations().split(" "))
                        .map(id -> "`" + id + "`")
                        .collect(Collectors.joining(", "));
        String version = error.version() == null ? "" : error.version() == ApiVersion.V3 ? " (v3)" : " (2021-07-28)";
        return "| " + operations + version + " | `" + error.where() + "` | " + error.says() + " | " + error.truth()
                + " | " + error.fact() + " |\n";
    }
}
