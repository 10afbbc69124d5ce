package io.ghl.examples.syncrunner.session;

import io.ghl.client.Secret;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.SandboxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * HighLevel as the settings name it, or a local sandbox in its place, with sample contacts, a store of its own and a file
 * that keeps its records between two runs.
 */
public final class Account implements AutoCloseable {
    private static final String LOCATION = "sandboxLocation00001";
    private static final String TOKEN = "pit-sandbox";
    private static final String SAMPLE = "sandbox.json";

    private final Settings settings;
    private final @Nullable GhlSandbox sandbox;

    private Account(Settings settings, @Nullable GhlSandbox sandbox) {
        this.settings = settings;
        this.sandbox = sandbox;
    }

    /** For work that calls HighLevel. */
    public static Account open(Settings settings, boolean sandbox) {
        if (!sandbox) {
            return new Account(settings, null);
        }
        Settings own = offline(settings, true);
        GhlSandbox server = start(own.state());
        return new Account(
                with(
                        own,
                        own.state(),
                        new Settings.HighLevel(
                                LOCATION, Secret.of(TOKEN), server.baseUrl(), List.of(server.webhookPublicKey()))),
                server);
    }

    /** The settings for work on what the store knows. */
    public static Settings offline(Settings settings, boolean sandbox) {
        return sandbox
                ? with(
                        settings,
                        settings.state().resolve("sandbox"),
                        new Settings.HighLevel(LOCATION, Secret.of(TOKEN), null, List.of()))
                : settings;
    }

    /** Starts a sandbox that keeps its records in a folder. */
    public static GhlSandbox start(Path state) {
        try {
            Files.createDirectories(state);
            Path file = state.resolve("sandbox.jsonl");
            boolean fresh = !Files.exists(file);
            GhlSandbox sandbox = GhlSandbox.builder()
                    .locationId(LOCATION)
                    .token(TOKEN, "sync-runner")
                    .stateFile(file)
                    .start();
            if (fresh) {
                sandbox.state().seed(sample());
            }
            return sandbox;
        } catch (SandboxException e) {
            throw new AppProblem(
                    "The sandbox cannot be started: " + e.getMessage()
                            + " If a sync with --sandbox runs already, stop it first.",
                    e);
        } catch (IOException e) {
            throw new AppProblem("The folder " + state + " cannot be made; may you write there?", e);
        }
    }

    private static String sample() throws IOException {
        try (InputStream in = Account.class.getResourceAsStream(SAMPLE)) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: it has no " + SAMPLE + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Settings with(Settings settings, Path state, Settings.HighLevel highLevel) {
        return new Settings(
                settings.file(),
                highLevel,
                new Settings.StoreAt.Sqlite(state.resolve("sync.db")),
                state,
                settings.app(),
                settings.records(),
                settings.listen());
    }

    /** The settings to work with. */
    public Settings settings() {
        return settings;
    }

    /** The sandbox, null if HighLevel is used. */
    public @Nullable GhlSandbox sandbox() {
        return sandbox;
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
