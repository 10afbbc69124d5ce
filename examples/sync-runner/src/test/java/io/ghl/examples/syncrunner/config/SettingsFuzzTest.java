package io.ghl.examples.syncrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever {@code sync.yaml} holds: settings, or a {@link SettingsException} that names problems, and nothing else. */
class SettingsFuzzTest {
    private static final long SEED = Long.getLong("ghl.seed", 30_09);
    private static final int ROUNDS = 1_500 * Integer.getInteger("ghl.rounds", 1);
    private static final String PLANTED = "planted-secret-7f3a";
    private static final Map<String, String> ENV = Map.of(
            "GHL_TOKEN", PLANTED,
            "DB_PASSWORD", PLANTED,
            "PUSH_SECRET", PLANTED,
            "API_TOKEN", PLANTED);

    private static final List<String> FILES = List.of("""
            version: 1
            highlevel: {location: loc1, token: {env: GHL_TOKEN}, url: "https://crm.example.com"}
            store: {postgres: {url: "jdbc:postgresql://localhost/sync", user: sync, password: {env: DB_PASSWORD}}}
            state: .state
            app:
              sql:
                url: jdbc:postgresql://localhost/shop
                user: shop
                password: {env: DB_PASSWORD}
            records:
              - mapping: contacts.yaml
                table: customers
                key: id
                changed: updated_at
                findDeletions: 5m
                findBy: {email: mail}
                timesLike: {updated_at: 1772357400000, gone_at: "2026-03-01T09:30:00Z"}
            listen: {port: 8080, publicUrl: "https://sync.example.com", secret: {env: PUSH_SECRET}}
            """, """
            version: 1
            highlevel:
              location: loc1
              token: {env: GHL_TOKEN}
            store: {sqlite: sync.db}
            app:
              http:
                url: https://api.example.com/v1
                auth: {header: X-Key, value: {env: API_TOKEN}}
                timeout: 10s
                retryFor: 1m
            records:
              - path: /people
                items: data.people
                item: data
                id: id
                fields: {first: name.first, email: contact.email}
                paging: {by: cursor, parameter: after, next: meta.next}
                changes: {parameter: since, field: updated_at}
                update: patch
                compare: version
                versionField: version
                createKey: {header: Idempotency-Key}
                search: {email: email}
                archived: gone
                mapping:
                  version: 1
                  records: contacts
                  fields:
                    - {app: first, ghl: firstName}
                    - {app: email, ghl: email}
                  link: {matchOn: [email]}
            """, """
            version: 1
            highlevel: {location: loc1, token: {env: GHL_TOKEN}}
            app:
              csv: {folder: data, separator: ";", formulas: keep}
            records:
              - mapping: {version: 1, records: contacts, fields: [{app: "it's", ghl: firstName}, {app: email, ghl: email}]}
                file: people.csv
                ids: number
                archived: gone
                archivedValue: "yes"
              - {mapping: tasks.yaml, file: tasks.csv}
            """);

    private static final List<String> VALUES = List.of(
            "null",
            "~",
            "true",
            "[]",
            "{}",
            "[[], {}]",
            "-1",
            "70000",
            "1e999999999",
            "9".repeat(40),
            "\"\"",
            "\" \"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"/\\u0000\"",
            "\"jdbc:\\u0000\"",
            "\"https://\"",
            "\"https://\\u0000\"",
            "\"https://a:b@c.example.com\"",
            "{env: GHL_TOKEN}",
            "{env: NOT_SET}",
            "{env: {env: X}}",
            "../../..",
            "/",
            ".",
            "tasks.yaml",
            "contacts.yaml",
            "{version: 1, records: contacts, fields: [{app: a, ghl: email}]}",
            "{",
            "!!java.lang.Object {}",
            "&a [*a]",
            "*nobody",
            "|",
            ">-",
            "'",
            "\t");

    @TempDir
    private Path folder;

    private boolean isGood(String text, String which) throws IOException {
        Path file = folder.resolve("sync.yaml");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        try {
            assertThat(SettingsReader.check(file, ENV).settings().records())
                    .as(which)
                    .isNotEmpty();
            assertThat(SettingsReader.read(file, ENV, true).highLevel())
                    .as(which)
                    .isNotNull();
            return true;
        } catch (SettingsException e) {
            assertThat(e.problems()).as(which).isNotEmpty();
            assertThat(e.getMessage()).as(which).doesNotContain(PLANTED);
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(which + ":\n" + text, e);
        }
    }

    @Test
    void anyFileIsSettingsOrListsItsProblems() throws IOException {
        Files.writeString(
                folder.resolve("contacts.yaml"),
                "version: 1\nrecords: contacts\nfields: [{app: first, ghl: firstName}, {app: email, ghl: email}]\n");
        Files.writeString(
                folder.resolve("tasks.yaml"),
                "version: 1\nrecords: tasks\nparent: {column: customer}\nfields: [{app: title, ghl: title}]\n");
        for (String text : FILES) {
            for (String lineEnd : List.of("\n", "\r\n", "\r")) {
                assertThat(isGood(text.replace("\n", lineEnd), "as it is"))
                        .as(text)
                        .isTrue();
            }
        }
        Random random = new Random(SEED);
        int good = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = changed(FILES.get(random.nextInt(FILES.size())), random);
            good += isGood(text, "-Dghl.seed=" + SEED + ", round " + round) ? 1 : 0;
        }
        assertThat(good).isBetween(ROUNDS / 50, ROUNDS * 9 / 10);
    }

    private static String changed(String text, Random random) {
        String changed = text;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            changed = random.nextInt(3) == 0 ? withOtherCharacters(changed, random) : withOtherLines(changed, random);
        }
        return changed;
    }

    private static String withOtherCharacters(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = random.nextInt(4); changes >= 0 && !changed.isEmpty(); changes--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(5)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, (char) random.nextInt(0x3000));
                case 2 -> changed.setCharAt(at, "{}[]:,\"'#&*!|>-? \n\\".charAt(random.nextInt(19)));
                case 3 -> changed.insert(at, random.nextBoolean() ? "\r" : "\uD83D\uDE00");
                default -> changed.setLength(random.nextInt(10) == 0 ? at : changed.length());
            }
        }
        return changed.toString();
    }

    private static String withOtherLines(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
            case 3 -> lines.set(at, "  ".repeat(random.nextInt(4)) + line.strip());
            default -> {
                int colon = line.indexOf(": ", random.nextInt(Math.max(1, line.length())));
                String value = VALUES.get(random.nextInt(VALUES.size()));
                lines.set(at, colon < 0 ? line + value : line.substring(0, colon + 2) + value);
            }
        }
        return String.join("\n", lines);
    }
}
