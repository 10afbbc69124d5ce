package io.ghl.sandbox;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Runs a {@link GhlSandbox} from a shell until it is stopped; {@code --help} lists the options. */
public final class SandboxMain {
    private static final int USAGE = 2;

    private SandboxMain() {}

    /**
     * Starts the sandbox and prints how to reach it. A bad option, a taken port or an unusable state file ends the
     * program with one sentence and exit code 2.
     *
     * @param args the options
     * @throws InterruptedException if the thread is interrupted, which stops the sandbox
     */
    public static void main(String... args) throws InterruptedException {
        int code = run(new CountDownLatch(1), System.out, System.err, args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs until the latch opens and returns the exit code. */
    static int run(CountDownLatch stop, PrintStream out, PrintStream err, String... args) throws InterruptedException {
        if (Arrays.asList(args).contains("--help") || Arrays.asList(args).contains("-h")) {
            out.print(CommandLine.help());
            return 0;
        }
        try (GhlSandbox sandbox = CommandLine.parse(args).start()) {
            out.println("HighLevel sandbox is running; stop it with Ctrl+C.");
            out.println("Base URL:           " + sandbox.baseUrl());
            out.println("Location:           " + sandbox.locationId());
            out.println("Token:              " + sandbox.token());
            out.println("Contacts:           " + sandbox.contactCount());
            out.println("Webhook public key: " + sandbox.webhookPublicKey());
            out.println("In a browser:       " + sandbox.baseUrl() + "/");
            out.println("Keys as PEM:        " + sandbox.baseUrl() + "/_sandbox/webhooks/key.pem, legacy-key.pem");
            out.println("Try it:             curl -H 'Version: 2021-07-28' -H 'Authorization: Bearer " + sandbox.token()
                    + "' " + sandbox.baseUrl() + "/locations/" + sandbox.locationId());
            out.flush();
            stop.await();
            return 0;
        } catch (IllegalArgumentException | SandboxException e) {
            err.println(e.getMessage());
            return USAGE;
        }
    }
}
