package io.ghl.examples.benchmarks.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ghl.client.GhlClient;
import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Row;
import io.ghl.examples.benchmarks.harness.Samples;
import io.ghl.examples.benchmarks.sync.Member;
import io.ghl.examples.benchmarks.sync.Members;
import io.ghl.sync.RecordSync;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.Webhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many webhooks are verified, stored durably and answered in a second, next to nothing but the verification of the
 * same signatures. Both on as many threads as a web server would use.
 */
public final class IntakeRow implements Row {
    private static final double BAR = 0.5;
    private static final int THREADS = 16;

    /** A webhook with its signature. */
    private static final class Delivery {
        private final byte[] body;
        private final byte[] signature;
        private final Map<String, List<String>> headers;

        Delivery(byte[] body, byte[] signature, Map<String, List<String>> headers) {
            this.body = body;
            this.signature = signature;
            this.headers = headers;
        }
    }

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public String title() {
        return "webhooks verified, stored and answered, against bare verification";
    }

    @Override
    public Outcome run(boolean quick) throws IOException, InterruptedException {
        int deliveries = quick ? 32 : 4_000;
        int rounds = quick ? 1 : 9;
        Path folder = Files.createTempDirectory("intake");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            return measure(folder, threads, deliveries, rounds, quick ? 0 : 3);
        } catch (GeneralSecurityException | ExecutionException e) {
            throw new IOException(e);
        } finally {
            threads.shutdownNow();
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static Outcome measure(Path folder, ExecutorService threads, int deliveries, int rounds, int warmUp)
            throws GeneralSecurityException, ExecutionException, InterruptedException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        List<Double> intake = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        try (GhlClient client = Clients.unhindered("http://127.0.0.1:9");
                SyncStore store = SyncStore.sqlite(folder.resolve("intake.db"));
                SyncEngine engine = engine(client, store, key)) {
            engine.location(Clients.LOCATION);
            Webhooks webhooks = engine.webhooks();
            for (int round = -warmUp; round < rounds; round++) {
                List<Delivery> some = signed(keys, round, deliveries);
                double byHand = seconds(threads, some, delivery -> verify(keys.getPublic(), delivery));
                double ours = seconds(
                        threads,
                        some,
                        delivery -> webhooks.receive(delivery.headers, delivery.body) == WebhookAnswer.STORED);
                if (round >= 0) {
                    intake.add(deliveries / ours);
                    bare.add(deliveries / byHand);
                    ratio.add(byHand / ours);
                }
            }
        }
        return new Outcome(
                List.of(
                        Figure.of("throughput, intake ÷ bare Ed25519", new Samples(ratio), "")
                                .atLeast(BAR),
                        Figure.of("webhooks taken", new Samples(intake), "per s"),
                        Figure.of("signatures verified", new Samples(bare), "per s")),
                null);
    }

    private static SyncEngine engine(GhlClient client, SyncStore store, String key) {
        return SyncEngine.builder()
                .ghl(client)
                .store(store)
                .webhookVerifier(WebhookVerifier.of(key))
                .records(RecordSync.contacts(new Members())
                        .mapping(m -> m.field("email", Member::email, Member::withEmail)
                                .to(ContactFields.EMAIL)))
                .build();
    }

    private static List<Delivery> signed(KeyPair keys, int round, int deliveries) throws GeneralSecurityException {
        List<Delivery> signed = new ArrayList<>();
        Signature signer = Signature.getInstance("Ed25519");
        for (int i = 0; i < deliveries; i++) {
            String id = round + "-" + i;
            byte[] body = ("{\"type\":\"ContactUpdate\",\"locationId\":\"" + Clients.LOCATION + "\",\"id\":\"c" + i
                            + "\",\"email\":\"member" + i + "@example.com\",\"firstName\":\"Member\",\"city\":\"Rome\","
                            + "\"tags\":[\"a\",\"b\"],\"webhookId\":\"" + id
                            + "\",\"timestamp\":\"2026-11-29T12:00:00.000Z\"}")
                    .getBytes(UTF_8);
            signer.initSign(keys.getPrivate());
            signer.update(body);
            byte[] signature = signer.sign();
            signed.add(new Delivery(
                    body,
                    signature,
                    Map.of("X-GHL-Signature", List.of(Base64.getEncoder().encodeToString(signature)))));
        }
        return signed;
    }

    private interface Work {
        boolean did(Delivery delivery) throws GeneralSecurityException;
    }

    private static double seconds(ExecutorService threads, List<Delivery> deliveries, Work work)
            throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            tasks.add(() -> {
                boolean all = true;
                for (int i = first; i < deliveries.size(); i += THREADS) {
                    all &= work.did(deliveries.get(i));
                }
                return all;
            });
        }
        long start = System.nanoTime();
        for (Future<Boolean> task : threads.invokeAll(tasks)) {
            if (!task.get()) {
                throw new IllegalStateException("A webhook was not taken.");
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static boolean verify(PublicKey key, Delivery delivery) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(delivery.body);
        return verifier.verify(delivery.signature);
    }
}
