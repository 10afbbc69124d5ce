package io.ghl.examples.syncrunner;

import io.ghl.examples.syncrunner.cli.CommandLineInterface;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The program. */
public final class Runner {
    private Runner() {}

    /** The program. Ctrl+C ends a running sync after the record under work. */
    public static void main(String[] args) {
        // Newer Java versions give a console even where the output goes into a file.
        System.setProperty("jdk.console", "java.base");
        // The JDK's server answers each request 40 ms late without it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Nor does it end connections that begin a request and never go on, of which a few hold every thread.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        Thread main = Thread.currentThread();
        Thread stop = new Thread(() -> {
            main.interrupt();
            try {
                main.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(stop);
        int code = run(
                List.of(args),
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
                System.out,
                System.err,
                System.getenv(),
                // Newer JDKs have a console without a terminal too; picocli knows the difference.
                CommandLine.Help.Ansi.AUTO.enabled());
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The program is being stopped; the code is the signal's.
            return;
        }
        System.exit(code);
    }

    /**
     * Runs a command with streams that are no terminal.
     *
     * @param args the command line
     * @param in answers to questions, one per line, in UTF-8
     * @param out takes the result
     * @param err takes progress and failures
     * @param env the environment variables
     * @return the exit code
     */
    public static int run(
            List<String> args, InputStream in, PrintStream out, PrintStream err, Map<String, String> env) {
        return run(args, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), out, err, env, false);
    }

    private static int run(
            List<String> args,
            BufferedReader in,
            PrintStream out,
            PrintStream err,
            Map<String, String> env,
            boolean terminal) {
        return new CommandLineInterface(in, out, err, env, terminal).run(args);
    }
}
