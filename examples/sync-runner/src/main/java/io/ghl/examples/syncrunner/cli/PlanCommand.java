package io.ghl.examples.syncrunner.cli;

import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.doctor.Doctor;
import io.ghl.examples.syncrunner.doctor.Finding;
import io.ghl.examples.syncrunner.session.Account;
import io.ghl.examples.syncrunner.session.Session;
import io.ghl.sync.plan.SyncPlan;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Shows what the first sync would do. */
@Command(
        name = "plan",
        description = "Show what a first sync, or one after a change of the mapping, would do; nothing is written.",
        mixinStandardHelpOptions = true)
final class PlanCommand extends FileCommand {
    @Override
    public Outcome run(Console console, Map<String, String> env) {
        try (Account account = Account.open(settings(env), common().sandbox())) {
            List<Finding> findings = Doctor.examine(account.settings());
            if (!Doctor.mayStart(findings)) {
                return DoctorCommand.outcome(findings);
            }
            try (Progress progress = console.progress();
                    Session session = Session.open(account.settings())) {
                progress.say("Reading both sides ...");
                SyncPlan plan = session.location().plan();
                progress.clear();
                Outcome outcome = new Outcome();
                Plans.show(plan, common().sandbox(), outcome);
                outcome.data().put("empty", plan.isEmpty());
                return outcome.line(
                        Tone.HINT,
                        plan.isEmpty() ? "There is nothing to do." : "Nothing was written. Next: run, which does it.");
            }
        }
    }
}
