package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.MissingScopeException;
import io.ghl.client.error.UnauthorizedException;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.SettingsException;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.sync.SyncException;
import io.ghl.sync.mapping.MappingException;
import io.ghl.sync.mapping.file.MappingProblem;
import io.ghl.sync.plan.PlanRefusedException;
import io.ghl.sync.store.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why a command failed, and what to do. */
final class Failures {
    private Failures() {}

    static Outcome outcome(Throwable failure) {
        if (failure instanceof SettingsException wrong) {
            return problems(wrong.problems());
        }
        if (failure instanceof PlanRefusedException) {
            return of(Exit.REFUSED, failure, null);
        }
        Throwable cause = known(failure);
        if (cause instanceof GhlException call) {
            return of(Exit.UNAVAILABLE, call, advice(call));
        }
        if (cause instanceof AppProblem || cause instanceof StoreException) {
            return of(Exit.UNAVAILABLE, cause, "The command doctor tells more.");
        }
        if (cause instanceof MappingException || cause instanceof SyncException) {
            return of(Exit.SETTINGS, cause, "Correct the mapping file or sync.yaml; the command doctor tells more.");
        }
        if (cause instanceof IllegalArgumentException) {
            return of(Exit.USAGE, cause, null);
        }
        if (cause instanceof OutOfMemoryError) {
            return failed(cause, "Give the program more memory, such as java -Xmx4g -jar ghl-sync-runner.jar ...");
        }
        return failed(
                cause,
                "This should not happen. Please report it, with this line: "
                        + cause.getClass().getName() + place(cause));
    }

    private static Outcome failed(Throwable cause, String advice) {
        Outcome outcome = of(Exit.FAILED, cause, advice);
        outcome.data().put("failure", cause.getClass().getName());
        return outcome;
    }

    private static String advice(GhlException failure) {
        if (failure instanceof MissingScopeException) {
            return "Add the scope to the private integration in HighLevel; the command doctor tells which.";
        }
        return failure instanceof UnauthorizedException
                ? "Check the token in the environment variable that sync.yaml names; the command doctor tells more."
                : "Try again later; the command doctor tells more.";
    }

    /** The innermost failure that says something by itself. */
    private static Throwable known(Throwable failure) {
        Throwable known = failure;
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof GhlException || cause instanceof AppProblem || cause instanceof StoreException) {
                known = cause;
            }
        }
        return known;
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    static Outcome problems(List<MappingProblem> problems) {
        Outcome outcome = new Outcome().exit(Exit.SETTINGS);
        ArrayNode list = outcome.data().putArray("problems");
        for (MappingProblem problem : problems) {
            outcome.line(Tone.BAD, problem.toString());
            list.addObject()
                    .put("file", problem.file())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("message", problem.message());
        }
        return outcome;
    }

    private static Outcome of(Exit exit, Throwable failure, @Nullable String advice) {
        String message = String.valueOf(failure.getMessage());
        Outcome outcome = new Outcome().exit(exit).line(Tone.BAD, message);
        outcome.data().put("error", message);
        if (advice != null) {
            outcome.line(Tone.HINT, advice);
            outcome.data().put("advice", advice);
        }
        return outcome;
    }
}
