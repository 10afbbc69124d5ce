package io.ghl.examples.cluster;

import io.ghl.examples.cluster.run.ClusterRun;
import io.ghl.examples.cluster.run.Outcome;
import io.ghl.examples.cluster.run.RunException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The program. See {@link Options#HELP}. */
public final class ClusterDemo {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private ClusterDemo() {}

    public static void main(String[] arguments) {
        // Before the server's classes load: without it every answer on a kept connection waits 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        int code = run(List.of(arguments), System.in, System.out, System.err);
        System.out.flush();
        if (code != OK) {
            System.exit(code);
        }
    }

    /** Runs the program and returns its exit code. */
    static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                out.println(Options.HELP);
                return OK;
            }
            Outcome outcome = outcome(options, in, out);
            out.println(outcome.line());
            return outcome.isClean() ? OK : FAILED;
        } catch (Options.UsageException e) {
            err.println(e.getMessage());
            return USAGE;
        } catch (RunException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    /** Runs what was asked for, and tells of it. */
    static Outcome outcome(Options options, InputStream in, PrintStream out) {
        try (ClusterRun run = new ClusterRun(options, directory(options), in, out)) {
            return run.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("The run was interrupted.", e);
        }
    }

    private static Path directory(Options options) {
        Path asked = options.directory();
        try {
            if (asked == null) {
                Path own = ownDirectory();
                deleteAll(own);
                return Files.createDirectories(own);
            }
            Path created = Files.createDirectories(asked).toAbsolutePath();
            try (Stream<Path> content = Files.list(created)) {
                if (content.findAny().isPresent()) {
                    throw new Options.UsageException("The directory " + asked + " is not empty; name another one.");
                }
            }
            return created;
        } catch (IOException e) {
            throw new Options.UsageException("The directory " + (asked == null ? "target/cluster" : asked)
                    + " cannot be used; choose another one with --dir.");
        }
    }

    /** Beside the program's classes. */
    private static Path ownDirectory() {
        try {
            return Path.of(ClusterDemo.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("cluster");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
