package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that docs/sync-runner.md shows are right. */
class PageTest {
    private static final String MAPPING = """
            version: 1
            records: contacts
            fields:
              - {app: first_name, ghl: firstName}
              - {app: email, ghl: email}
              - {app: lead_stage, ghl: {custom: lead_stage}}
            link: {matchOn: [email]}
            """;

    @TempDir
    private Path folder;

    @Test
    void settingsAndTriggersAreTaken() throws IOException {
        List<String> yaml = Pattern.compile("(?s)```yaml\n(.*?)```")
                .matcher(Files.readString(Path.of(System.getProperty("ghl.root"), "docs/sync-runner.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(yaml).hasSize(2);

        Cli.Result result = new Cli(folder)
                .env("GHL_TOKEN", Highlevel.TOKEN)
                .env("SHOP_PASSWORD", "between-us")
                .env("PUSH_SECRET", "sixteen-characters-or-more")
                .env("ALERT_URL", "https://hooks.example.com/1")
                .env("ALERT_SECRET", "a-secret-of-32-characters-or-so!")
                .write("sync.yaml", yaml.get(0))
                .write("contacts.yaml", MAPPING + yaml.get(1))
                .run("validate");

        assertThat(result.code()).as(result.all()).isZero();
    }

    @Test
    void aNameThatThePageDoesNotHaveIsRefused() {
        Cli.Result result = new Cli(folder)
                .env("GHL_TOKEN", Highlevel.TOKEN)
                .write("sync.yaml", "version: 1\nhighlevel: {location: l1, token: {env: GHL_TOKEN}}\nshop: {}\n")
                .run("validate");

        assertThat(result.code()).as(result.all()).isEqualTo(3);
        assertThat(result.all()).contains("shop");
    }
}
