package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.examples.syncrunner.session.Account;
import io.ghl.examples.syncrunner.session.Session;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewChangedException;
import io.ghl.sync.review.ReviewDetails;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewQueue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The questions that wait for a person. */
@Command(
        name = "reviews",
        description = "List the questions that wait for a person; show or resolve one.",
        mixinStandardHelpOptions = true,
        subcommands = {ReviewsCommand.Show.class, ReviewsCommand.Resolve.class, ReviewsCommand.ListAll.class})
final class ReviewsCommand implements Task {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Outcome run(Console console, Map<String, String> env) {
        return list(common, env);
    }

    private static Outcome list(CommonOptions common, Map<String, String> env) {
        return with(common, env, reviews -> {
            Outcome outcome = new Outcome();
            ArrayNode all = outcome.data().putArray("reviews");
            List<ReviewItem> open = reviews.open();
            open.forEach(item -> {
                outcome.line(Tone.HEADING, item.id() + "  " + title(item));
                outcome.line("  " + item.reason());
                all.add(json(item));
            });
            return open.isEmpty()
                    ? outcome.line(Tone.GOOD, "No question waits for a person.")
                    : outcome.line(Tone.HINT, "See one with: reviews show ID").exit(Exit.FOUND);
        });
    }

    private static Outcome with(CommonOptions common, Map<String, String> env, Function<ReviewQueue, Outcome> work) {
        try (Session session = Session.open(Account.offline(common.settings(env), common.sandbox()))) {
            return work.apply(session.location().reviews());
        }
    }

    private static String title(ReviewItem item) {
        String field = item.field().equals(ReviewItem.WHOLE_RECORD) ? "" : " of " + item.field();
        return Kinds.word(item.type()) + ": "
                + item.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + field;
    }

    private static ObjectNode json(ReviewItem item) {
        ObjectNode node = new Outcome().data();
        node.put("id", item.id())
                .put("type", Kinds.word(item.type()))
                .put("kind", item.kind().name())
                .put("field", item.field())
                .put("app", Values.shown(item.app()))
                .put("ghl", Values.shown(item.ghl()))
                .put("reason", item.reason())
                .put("status", item.status().name())
                .put("openedAt", item.openedAt().toString())
                .put("version", item.version());
        item.candidates().forEach(node.putArray("candidates")::add);
        return node;
    }

    private static String word(Choice choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Lists the questions. */
    @Command(name = "list", description = "List the open questions.", mixinStandardHelpOptions = true)
    static final class ListAll implements Task {
        @Mixin
        private CommonOptions common = new CommonOptions();

        @Override
        public CommonOptions common() {
            return common;
        }

        @Override
        public Outcome run(Console console, Map<String, String> env) {
            return list(common, env);
        }
    }

    /** Shows one question. */
    @Command(name = "show", description = "Show a question with both values.", mixinStandardHelpOptions = true)
    static final class Show implements Task {
        @Mixin
        private CommonOptions common = new CommonOptions();

        @Parameters(paramLabel = "ID", description = "The question's id.")
        private String id = "";

        @Override
        public CommonOptions common() {
            return common;
        }

        @Override
        public Outcome run(Console console, Map<String, String> env) {
            return with(common, env, reviews -> {
                ReviewDetails details = reviews.get(id);
                ReviewItem item = details.item();
                Outcome outcome = new Outcome()
                        .line(
                                Tone.HEADING,
                                title(item) + " (" + item.status().name().toLowerCase(Locale.ROOT) + ")")
                        .line(item.reason())
                        .line("Your record: " + shown(details.appId()) + ", HighLevel's: " + shown(details.ghlId()))
                        .line("Your value:        " + Values.shown(item.app()) + "  (before: "
                                + Values.shown(item.appBase()) + ")")
                        .line("HighLevel's value: " + Values.shown(item.ghl()) + "  (before: "
                                + Values.shown(item.ghlBase()) + ")");
                if (item.kind() == ReviewItem.Kind.MATCH) {
                    item.candidates().forEach(candidate -> outcome.line("Candidate: " + candidate));
                }
                List<String> choices = details.choices().stream()
                        .sorted()
                        .map(ReviewsCommand::word)
                        .toList();
                outcome.line(
                        Tone.HINT, "Answer with: reviews resolve " + id + " --answer " + String.join("|", choices));
                outcome.data().setAll(json(item));
                outcome.data().put("appId", details.appId()).put("ghlId", details.ghlId());
                choices.forEach(outcome.data().putArray("choices")::add);
                return outcome;
            });
        }

        private static String shown(@Nullable String recordId) {
            return recordId == null ? "none" : recordId;
        }
    }

    /** Answers one question. */
    @Command(name = "resolve", description = "Answer a question.", mixinStandardHelpOptions = true)
    static final class Resolve implements Task {
        @Mixin
        private CommonOptions common = new CommonOptions();

        @Parameters(paramLabel = "ID", description = "The question's id.")
        private String id = "";

        @Option(
                names = "--answer",
                required = true,
                paramLabel = "ANSWER",
                description = "app: your value counts; ghl: HighLevel's; value, with --value; link, with --record;"
                        + " separate, keep-apart, ignore, go-ahead, revert, leave and others, as \"show\" lists them.")
        private String answer = "";

        @Option(names = "--value", paramLabel = "TEXT", description = "The value for --answer value.")
        private @Nullable String value;

        @Option(names = "--record", paramLabel = "ID", description = "The candidate for --answer link.")
        private @Nullable String record;

        @Option(names = "--by", paramLabel = "NAME", description = "Who decided, for the log. Default: the user.")
        private @Nullable String actor;

        @Option(names = "--note", paramLabel = "TEXT", description = "Why, for the log.")
        private @Nullable String note;

        @Option(
                names = "--version",
                paramLabel = "N",
                description = "The version that was shown; refuses the answer if either side has moved since.")
        private @Nullable Long version;

        @Override
        public CommonOptions common() {
            return common;
        }

        @Override
        public Outcome run(Console console, Map<String, String> env) {
            return with(common, env, reviews -> {
                ReviewItem item = reviews.get(id).item();
                String by = actor == null ? env.getOrDefault("USER", "sync-runner") : actor;
                try {
                    ReviewItem decided =
                            reviews.resolve(id, answer(), version == null ? item.version() : version, by, note);
                    Outcome outcome = new Outcome()
                            .line(
                                    Tone.GOOD,
                                    "Noted: " + answer + ". It is carried out by the running sync, or the next.");
                    outcome.data().setAll(json(decided));
                    return outcome;
                } catch (ReviewChangedException e) {
                    Outcome outcome = new Outcome()
                            .line(Tone.WARNING, String.valueOf(e.getMessage()))
                            .line(Tone.HINT, "Look at it again with: reviews show " + id)
                            .exit(Exit.REFUSED);
                    outcome.data().put("error", String.valueOf(e.getMessage()));
                    return outcome;
                }
            });
        }

        private Answer answer() {
            Choice choice;
            try {
                choice = Choice.valueOf(answer.toUpperCase(Locale.ROOT).replace('-', '_'));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "There is no answer \"" + answer + "\". See those of the question with: reviews show " + id, e);
            }
            if (choice == Choice.VALUE && value == null) {
                throw new IllegalArgumentException("The answer value needs --value TEXT.");
            }
            return new Answer(
                    choice,
                    choice == Choice.VALUE && value != null ? FieldValue.text(value) : FieldValue.absent(),
                    record);
        }
    }
}
