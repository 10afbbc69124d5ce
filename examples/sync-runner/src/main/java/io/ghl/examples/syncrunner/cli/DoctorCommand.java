package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.doctor.Doctor;
import io.ghl.examples.syncrunner.doctor.Finding;
import io.ghl.examples.syncrunner.session.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Looks for what could go wrong. */
@Command(
        name = "doctor",
        description = "Check access, scopes, custom fields, columns, webhooks and the clock; nothing is written.",
        mixinStandardHelpOptions = true)
final class DoctorCommand extends FileCommand {
    @Override
    public Outcome run(Console console, Map<String, String> env) {
        Settings settings = settings(env);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                Finding.Level.OK, "files", file().getFileName() + " and the mapping files are in order.", null));
        try (Account account = Account.open(settings, common().sandbox())) {
            findings.addAll(Doctor.examine(account.settings()));
            findings.addAll(Doctor.examineWebhooks(account.settings()));
        }
        Outcome outcome = outcome(findings);
        if (outcome.exit() == Exit.OK) {
            outcome.line(Tone.HINT, "Next: plan, which shows what the first sync would do.");
        }
        return outcome;
    }

    static Outcome outcome(List<Finding> findings) {
        Outcome outcome = new Outcome();
        ArrayNode list = outcome.data().putArray("findings");
        for (Finding finding : findings) {
            ObjectNode node = list.addObject()
                    .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                    .put("about", finding.about())
                    .put("text", finding.text());
            outcome.line(
                    switch (finding.level()) {
                        case OK -> Tone.GOOD;
                        case WARNING -> Tone.WARNING;
                        case PROBLEM -> Tone.BAD;
                    },
                    finding.text());
            if (finding.advice() != null) {
                outcome.line(Tone.HINT, finding.advice());
                node.put("advice", finding.advice());
            }
        }
        return outcome.exit(Doctor.mayStart(findings) ? Exit.OK : Exit.FOUND);
    }
}
