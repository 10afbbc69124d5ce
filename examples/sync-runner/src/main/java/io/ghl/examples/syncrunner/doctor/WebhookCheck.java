package io.ghl.examples.syncrunner.doctor;

import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.examples.syncrunner.listen.Listener;
import io.ghl.examples.syncrunner.listen.Listener.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Whether webhooks would arrive. While no sync runs it listens itself for a moment. */
final class WebhookCheck {
    private static final String WEBHOOKS = "webhooks";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 1000;

    private WebhookCheck() {}

    static List<Finding> of(Settings settings) {
        Settings.Listen listen = settings.listen();
        List<Finding> findings = new ArrayList<>();
        if (listen == null) {
            findings.add(Finding.warning(
                    WEBHOOKS,
                    "No webhooks are taken, so changes in HighLevel arrive within a minute or so instead of at once.",
                    "To have them at once, add \"listen\" to sync.yaml; see Webhooks in the guide."));
            return findings;
        }
        String mark = UUID.randomUUID().toString();
        try (Listener own = listen(listen, mark)) {
            findings.add(
                    own == null
                            ? taken(listen)
                            : Finding.ok(WEBHOOKS, "Port " + listen.port() + " is free for webhooks."));
            findings.add(outside(listen, own == null ? null : mark));
        }
        if (listen.secret() == null) {
            findings.add(Finding.warning(
                    WEBHOOKS,
                    "Your application's own pushes are not taken, because there is no secret for them.",
                    "To have its changes at once, add secret: {env: NAME} under \"listen\"."));
        }
        return findings;
    }

    private static Finding taken(Settings.Listen listen) {
        return Listener.isHere(listen.address())
                ? Finding.warning(
                        WEBHOOKS,
                        "Another program uses port " + listen.port() + " of " + listen.address() + ".",
                        "If it is this sync, all is well; otherwise choose another port.")
                : Finding.problem(
                        WEBHOOKS,
                        "This computer has no address " + listen.address() + ".",
                        "Correct \"address\" under \"listen\"; 0.0.0.0 stands for all addresses.");
    }

    private static @Nullable Listener listen(Settings.Listen at, String mark) {
        try {
            return Listener.start(at, new Listener.Intake() {
                @Override
                public int highLevel(Map<String, List<String>> headers, byte[] body) {
                    return 429;
                }

                @Override
                public Reply push(String kind, Map<String, List<String>> headers, byte[] body) {
                    return Reply.of(503, "Try again later.");
                }

                @Override
                public Reply health() {
                    return new Reply(200, "{\"program\":\"ghl-sync-runner\",\"mark\":\"" + mark + "\"}\n");
                }
            });
        } catch (AppProblem e) {
            return null;
        }
    }

    private static Finding outside(Settings.Listen listen, @Nullable String mark) {
        URI url = listen.publicUrl();
        if (url == null) {
            return Finding.warning(
                    WEBHOOKS,
                    "Whether HighLevel can reach this computer is not known.",
                    "Add publicUrl: https://... under \"listen\", the address that leads here from the internet, and"
                            + " enter it with " + Listener.HIGHLEVEL + " at its end in your app's settings.");
        }
        OkHttpClient client = new OkHttpClient.Builder()
                .callTimeout(PATIENCE)
                .followRedirects(false)
                .build();
        Request request = new Request.Builder().url(url + "/health").build();
        try (Response response = client.newCall(request).execute()) {
            String body = response.body() == null
                    ? ""
                    : new String(response.body().byteStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
            boolean ours = body.contains("ghl-sync-runner") && (mark == null || body.contains(mark));
            return ours
                    ? Finding.ok(WEBHOOKS, "The address " + url + " leads to this computer.")
                    : Finding.problem(
                            WEBHOOKS,
                            "The address " + url + " leads to something else than this program (it answers "
                                    + response.code() + ").",
                            "Let it lead to port " + listen.port() + " of this computer, or correct \"publicUrl\".");
        } catch (IOException e) {
            return Finding.problem(
                    WEBHOOKS,
                    "The address " + url + " cannot be reached (" + e.getClass().getSimpleName() + ").",
                    "Check \"publicUrl\" in sync.yaml, and that your proxy or tunnel runs.");
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
