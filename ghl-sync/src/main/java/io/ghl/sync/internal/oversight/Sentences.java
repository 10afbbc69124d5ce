package io.ghl.sync.internal.oversight;

import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Redaction;
import io.ghl.sync.audit.FieldExplanation.Next;
import io.ghl.sync.internal.engine.history.Redactor;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts into words what the store knows. */
final class Sentences {
    private final Redactor redactor;

    Sentences(Redactor redactor) {
        this.redactor = redactor;
    }

    String link(Link link) {
        String pair = "Record " + link.appId() + " of the application and record " + link.ghlId() + " of HighLevel ";
        return switch (link.state()) {
            case LINKED -> pair + "are linked.";
            case PARKED ->
                link.isAlone()
                        ? "Of " + known(link) + " nothing is synced: it was stopped by an error: "
                                + ended(link.problem())
                        : pair + "are linked, but stopped by an error: " + ended(link.problem());
            case HELD ->
                pair + "are linked; one of them is gone, and so are many others, so a person decides what becomes of"
                        + " the other one.";
            case ALIASED ->
                pair + "were linked until HighLevel merged its record into another one, which is linked to another"
                        + " record.";
            case UNLINKED -> pair + "are kept apart and not synced.";
            case TOMBSTONE -> pair + "are gone, or were linked otherwise.";
            case CANDIDATE -> "Which record of the other side is the same as " + known(link) + " is not decided.";
            case CREATING_GHL -> "Record " + link.appId() + " of the application " + creating(link, "HighLevel");
            case CREATING_APP -> "Record " + link.ghlId() + " of HighLevel " + creating(link, "the application");
        };
    }

    private static String creating(Link link, String where) {
        return link.problem() == null
                ? "is being created in " + where + "."
                : "is to be created in " + where + ", but waits: " + ended(link.problem());
    }

    /** A record without a link, because of one that it refers to. */
    String waits(RecordRef other) {
        return "It waits until record " + other.id() + " of "
                + (other.side() == Side.APP ? "the application" : "HighLevel") + " (" + other.type()
                + "), which it belongs or refers to, is linked.";
    }

    /** The end of a sentence that may have its full stop already. */
    private static String ended(@Nullable String text) {
        return text != null && text.endsWith(".") ? text : text + ".";
    }

    private static String known(Link link) {
        return link.appId() == null
                ? "record " + link.ghlId() + " of HighLevel"
                : "record " + link.appId() + " of the application";
    }

    String values(FieldValue app, FieldValue ghl, boolean live) {
        return "The application holds " + value(app) + ", HighLevel " + (live ? "holds " : "was last seen to hold ")
                + value(ghl) + ".";
    }

    String bases(FieldValue app, FieldValue ghl, Link link) {
        if (!app.isPresent() && !ghl.isPresent()) {
            return "Both sides have not agreed on it yet.";
        }
        String when = link.seenAt() == null ? "" : " at " + link.seenAt();
        return app.equals(ghl)
                ? "They last agreed" + when + ", on " + value(app) + "."
                : "They last agreed" + when + ", the application on " + value(app) + " and HighLevel on " + value(ghl)
                        + ".";
    }

    /** What a row tells. */
    String done(AuditEntry row) {
        String who = row.actor() == null ? "" : " by " + row.actor();
        String what = switch (row.action()) {
            case LINKED -> "Both records were linked";
            case CREATED -> "The record was created in " + side(row);
            case UPDATED, CONFLICT_SETTLED, MERGED -> written(row);
            case REVIEW_OPENED -> "A person was asked";
            case REVIEW_DECIDED -> "A question was answered";
            case REVIEW_CLOSED -> "The question closed";
            case DELETED ->
                "The record was deleted in " + side(row)
                        + (row.field() == null
                                ? ""
                                : ", and with it an edit of " + row.field() + ", to " + value(row, row.loser()));
            case ARCHIVED -> "The record was marked as deleted in " + side(row);
            case ALIASED -> "HighLevel merged its record into another one";
            case UNLINKED -> "The records were taken apart";
            case PARKED -> "The record was stopped";
            case RECOVERED -> "A write to " + side(row) + " from before a crash was found to have landed";
            case UNCONFIRMED ->
                side(row) + " may have been changed from " + value(row, row.before()) + " to "
                        + value(row, row.after());
            case CONFIRMED -> "HighLevel accepted the write";
            case OVERWRITTEN ->
                "An edit in HighLevel, to " + value(row, row.loser())
                        + ", was very likely overwritten: a webhook showed it, no read ever did";
            case AGREED -> "Both sides came to hold " + value(row, row.after()) + ", and nothing was written";
            case RULE_CHANGED -> "A rule was made or removed";
        };
        return what + who + " at " + row.at() + ": " + row.rule() + "." + evidence(row);
    }

    private String written(AuditEntry row) {
        String lost = row.loser().isPresent() && !row.loser().equals(row.after())
                ? ", where it replaced somebody's value " + value(row, row.loser())
                : "";
        return side(row) + " was changed from " + value(row, row.before()) + " to " + value(row, row.after()) + lost
                + origin(row);
    }

    private static String origin(AuditEntry row) {
        return switch (row.origin()) {
            case APP -> ", which the application held";
            case GHL -> ", which HighLevel held";
            case BOTH -> ", joined from both sides";
            case PERSON -> ", as a person decided";
            case ENGINE -> "";
        };
    }

    private static String evidence(AuditEntry row) {
        AuditContext context = row.context();
        StringBuilder text = new StringBuilder();
        if (!row.evidence().isBlank()) {
            text.append(" Evidence: ").append(ended(row.evidence()));
        }
        if (context.run() > 0) {
            text.append(" It was run ").append(context.run());
            if (!context.causes().isEmpty()) {
                text.append(", because of ")
                        .append(context.causes().stream()
                                .map(cause ->
                                        cause.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .sorted()
                                .collect(Collectors.joining(" and ")));
            }
            if (context.readAt() != null) {
                text.append("; HighLevel was read at ").append(context.readAt());
                if (context.ghlVersion() != null) {
                    text.append(", its record then dated ").append(context.ghlVersion());
                }
            }
            text.append('.');
        }
        if (!context.correlationIds().isEmpty()) {
            text.append(" Correlation ids: ")
                    .append(String.join(", ", context.correlationIds()))
                    .append('.');
        }
        if (!context.webhookIds().isEmpty()) {
            text.append(" Webhooks that told of it: ")
                    .append(String.join(", ", context.webhookIds()))
                    .append('.');
        }
        AuditContext.Receipt receipt = context.receipt();
        if (receipt != null) {
            text.append(" HighLevel answered ").append(receipt.status());
            if (receipt.traceId() != null) {
                text.append(", trace id ").append(receipt.traceId());
            }
            text.append('.');
        }
        return text.toString();
    }

    private static String side(AuditEntry row) {
        return row.written() == Side.APP ? "the application" : "HighLevel";
    }

    /** For a field that is kept as hashes: whether the side still holds what was written. */
    Optional<String> compared(AuditEntry row, FieldValue now) {
        if (row.redaction() != Redaction.HASHED || row.field() == null || !now.isPresent()) {
            return Optional.empty();
        }
        boolean same = redactor.hashed(row.location(), row.field(), now).equals(row.after());
        return Optional.of("By its hash, " + side(row) + (same ? " still holds" : " no longer holds")
                + " the value that was written.");
    }

    String review(ReviewItem item) {
        Decision decision = item.decision();
        if (item.kind() == ReviewItem.Kind.UNDO) {
            return "An undo by " + (decision == null ? "somebody" : decision.actor()) + " waits to be carried out.";
        }
        return switch (item.status()) {
            case OPEN ->
                "A person is asked since " + item.openedAt() + ": " + item.reason() + " (review item " + item.id()
                        + ").";
            case IGNORED ->
                "A person was asked, and wants it left as it is until a side changes (review item " + item.id() + ").";
            default ->
                "A person was asked and decided" + (decision == null ? "" : " " + decision.choice())
                        + "; it waits to be carried out (review item " + item.id() + ").";
        };
    }

    String next(Next next, Snapshot now, String field, FieldOutcome outcome) {
        String soon = now.isSignalled() ? "The worker is about to look at it. " : "";
        return soon
                + switch (next) {
                    case NOTHING -> "Nothing is left to do.";
                    case TO_GHL -> "Next, the application's value goes to HighLevel: " + rule(outcome) + ".";
                    case TO_APP -> "Next, HighLevel's value goes to the application: " + rule(outcome) + ".";
                    case TO_BOTH -> "Next, both sides are written: " + rule(outcome) + ".";
                    case ASK -> "Next, a person is asked: " + rule(outcome) + ".";
                    case OPEN_REVIEW -> "Next, a person answers; until then the field stays as it is on both sides.";
                    case IGNORED -> "Nothing happens until one of the sides changes.";
                    case DECIDED -> "Next, the decision is carried out if both sides still hold what it was made on.";
                    case UNFINISHED_WRITE -> unfinished(now.link().intent());
                    case PARKED ->
                        "Nothing happens until the record is edited or swept: "
                                + ended(now.link().problem());
                    case UNMANAGED ->
                        "The field is left alone on both sides, because one side's value is not known"
                                + (now.problem(field) == null ? "." : ": " + ended(now.problem(field)));
                    case WITHOUT_PARTNER -> "Next, the record gets its partner.";
                    case NOT_SYNCED -> "Nothing happens: the record is not synced.";
                    case DRIFT ->
                        "Nothing happens, although the sides differ: neither has changed since it was last seen.";
                };
    }

    private static String unfinished(@Nullable Intent intent) {
        return intent == null
                ? "A write is under way."
                : "A write to " + (intent.side() == Side.APP ? "the application" : "HighLevel") + " was under way at "
                        + intent.createdAt() + "; the next look finds out whether it landed.";
    }

    private static String rule(FieldOutcome outcome) {
        if (outcome instanceof FieldOutcome.Write write) {
            return write.rule();
        }
        return outcome instanceof FieldOutcome.Ask ask ? ask.reason() : "";
    }

    private static String value(AuditEntry row, FieldValue value) {
        return switch (row.redaction()) {
            case NONE -> value(value);
            case HASHED -> value.isPresent() && !value.isBlank() ? "a value kept as a hash only" : value(value);
            case LEFT_OUT -> "a value that the log does not keep";
        };
    }

    private static String value(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return '"' + text.value() + '"';
        }
        if (value instanceof FieldValue.Labels labels) {
            return labels.values().toString();
        }
        if (value instanceof FieldValue.Decimal decimal) {
            return decimal.value().toPlainString();
        }
        if (value instanceof FieldValue.Flag flag) {
            return flag.value() ? "yes" : "no";
        }
        if (value instanceof FieldValue.Moment moment) {
            return moment.value().toString();
        }
        if (value instanceof FieldValue.Day day) {
            return day.value().toString();
        }
        if (value.isBlank()) {
            return "no value";
        }
        return value.isPresent() ? value.toString() : "a value that is not known";
    }
}
