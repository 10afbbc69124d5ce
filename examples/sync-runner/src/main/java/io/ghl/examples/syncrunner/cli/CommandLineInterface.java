package io.ghl.examples.syncrunner.cli;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.ParseResult;

/** Reads the command line, runs the command, and shows how it ended. */
public final class CommandLineInterface {
    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> env;
    private final boolean terminal;

    /** The commands themselves; without one, the help is shown. */
    @Command(
            name = "ghl-sync-runner",
            description = "Keeps your records and HighLevel's the same, as a file describes it.",
            mixinStandardHelpOptions = true,
            version = "ghl-sync-runner 0.1",
            synopsisSubcommandLabel = "COMMAND",
            subcommands = {
                InitCommand.class,
                DoctorCommand.class,
                ValidateCommand.class,
                PlanCommand.class,
                RunCommand.class,
                StatusCommand.class,
                ReviewsCommand.class,
                ExplainCommand.class,
                ReplayCommand.class
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:Done, and nothing is wrong.",
                "1:Done, and something was found that a person should see to.",
                "2:The command line is wrong.",
                "3:sync.yaml or a mapping file is wrong, or does not fit.",
                "4:HighLevel, the application or the store refuses access or cannot be reached.",
                "5:Somebody said no, or a limit was exceeded; nothing was written.",
                "70:Something else failed.",
                "130:Stopped by Ctrl+C."
            })
    static final class Root {}

    /** With the streams and the environment to use. */
    public CommandLineInterface(
            BufferedReader in, PrintStream out, PrintStream err, Map<String, String> env, boolean terminal) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.env = env;
        this.terminal = terminal;
    }

    /** Runs a command line, and returns the exit code. */
    public int run(List<String> args) {
        CommandLine line = new CommandLine(new Root());
        PrintWriter outWriter = new PrintWriter(out, true, StandardCharsets.UTF_8);
        PrintWriter errWriter = new PrintWriter(err, true, StandardCharsets.UTF_8);
        boolean coloured = new CommonOptions().coloured(env, terminal);
        ColorScheme scheme = CommandLine.Help.defaultColorScheme(coloured ? Ansi.ON : Ansi.OFF);
        line.setOut(outWriter)
                .setErr(errWriter)
                .setColorScheme(scheme)
                .setExecutionStrategy(parsed -> execute(line, parsed))
                .setParameterExceptionHandler((e, given) -> {
                    errWriter.println(Console.harmless(String.valueOf(e.getMessage())));
                    errWriter.println("See: " + e.getCommandLine().getCommandName() + " --help");
                    return Exit.USAGE.code();
                });
        return line.execute(args.toArray(String[]::new));
    }

    private int execute(CommandLine line, ParseResult parsed) {
        try {
            return carryOut(line, parsed);
        } catch (RuntimeException | Error e) {
            // Not even the outcome could be shown, as when there is no memory left for it.
            err.println("The program failed: " + e.getClass().getName());
            return Exit.FAILED.code();
        }
    }

    private static Outcome stopped() {
        return new Outcome().line("Stopped.").exit(Exit.STOPPED);
    }

    private int carryOut(CommandLine line, ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return Exit.OK.code();
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            boolean unread = !last.matchedOptions().isEmpty();
            last = last.subcommand();
            if (unread) {
                err.println("Write the options behind \"" + last.commandSpec().name() + "\".");
                return Exit.USAGE.code();
            }
        }
        if (!(last.commandSpec().userObject() instanceof Task task)) {
            line.usage(err);
            return Exit.USAGE.code();
        }
        CommonOptions options = task.common();
        boolean coloured = options.coloured(env, terminal);
        Console console = new Console(in, out, err, options.json(), coloured, terminal);
        Outcome outcome;
        try {
            outcome = task.run(console, env);
        } catch (InterruptedException e) {
            outcome = stopped();
        } catch (RuntimeException | Error e) {
            outcome = Failures.outcome(e);
        }
        if (Thread.currentThread().isInterrupted() && outcome.exit() != Exit.OK) {
            // Whatever seemed to fail was only ended.
            outcome = stopped();
        }
        console.show(last.commandSpec().qualifiedName(" ").replaceFirst("^\\S+ ", ""), outcome);
        return outcome.exit().code();
    }
}
