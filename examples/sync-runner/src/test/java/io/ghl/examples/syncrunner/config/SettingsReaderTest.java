package io.ghl.examples.syncrunner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    private static final String SECRET = "a-secret-of-the-tests-0123";

    @TempDir
    private Path folder;

    private Path file(String rest) throws IOException {
        return Files.writeString(folder.resolve("sync.yaml"), """
                version: 1
                highlevel: {location: loc1, token: {env: GHL_TOKEN}}
                app: {csv: {folder: data}}
                records: [{mapping: {version: 1, records: contacts, fields: [{app: email, ghl: email}]}}]
                """ + rest);
    }

    /** Neither the token, which the sandbox needs not, nor any other variable has to do with where is listened. */
    @Test
    void listensWhereTheFileSaysWhateverVariableIsNotSet() throws IOException {
        Path file =
                file("listen: {address: 0.0.0.0, port: 81, publicUrl: \"https://x.example.com\", secret: {env: S}}\n");

        Settings.Listen withSandbox =
                SettingsReader.read(file, Map.of("S", SECRET), true).listen();
        assertThat(withSandbox).isNotNull();
        assertThat(withSandbox.address()).isEqualTo("0.0.0.0");
        assertThat(withSandbox.publicUrl()).isEqualTo(URI.create("https://x.example.com"));
        assertThat(withSandbox.secret().reveal()).isEqualTo(SECRET);
        Settings.Listen checked =
                SettingsReader.check(file, Map.of()).settings().listen();
        assertThat(checked).isNotNull();
        assertThat(checked.address()).isEqualTo("0.0.0.0");
        assertThat(checked.publicUrl()).isEqualTo(URI.create("https://x.example.com"));
    }

    @Test
    void aSecretThatIsTooShortIsToldOfWhateverVariableIsNotSet() throws IOException {
        Path file = file("listen: {secret: {env: S}}\n");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsReader.read(file, Map.of("S", "short"), true))
                .withMessageContaining("16 characters");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> SettingsReader.check(file, Map.of("S", "short")))
                .withMessageContaining("16 characters");
    }
}
