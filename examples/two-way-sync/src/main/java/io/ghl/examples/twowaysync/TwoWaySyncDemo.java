package io.ghl.examples.twowaysync;

import io.ghl.client.error.GhlException;
import io.ghl.sandbox.SandboxException;
import io.ghl.sync.SyncException;
import io.ghl.sync.mapping.MappingException;
import io.ghl.sync.store.StoreException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The program. See {@link Options#HELP}. */
public final class TwoWaySyncDemo {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private TwoWaySyncDemo() {}

    public static void main(String[] arguments) {
        // Before the server's classes load: without it every answer on a kept connection waits 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        int code = run(List.of(arguments), System.getenv(), System.out, System.err, Screen.isTerminal());
        System.out.flush();
        if (code != OK) {
            System.exit(code);
        }
    }

    /** Runs the program and returns its exit code. */
    static int run(
            List<String> arguments,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            boolean terminal) {
        try {
            Options options = Options.parse(arguments, environment);
            if (options.help()) {
                out.println(Options.HELP);
                return OK;
            }
            Screen screen = new Screen(out, terminal);
            if (options.account() != null) {
                return AccountRun.run(options, options.account(), screen) ? OK : FAILED;
            }
            try (DemoRun demo = DemoRun.prepare(options, screen)) {
                return demo.run() ? OK : FAILED;
            }
        } catch (Options.UsageException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (DemoException | SandboxException | SyncException | MappingException | StoreException e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (GhlException e) {
            err.println("HighLevel could not be used: " + e.getMessage());
            return FAILED;
        }
    }
}
