package io.ghl.sync.internal.oversight;

import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.FieldPlanner;
import io.ghl.sync.internal.plan.PlanInput;
import io.ghl.sync.internal.reconcile.Decisions;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewPreview;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which answers fit a question, and what they would do. */
final class Answers {
    private Answers() {}

    /** The answers that fit a question. */
    static Set<Choice> fitting(ReviewItem item) {
        return switch (item.kind()) {
            case FIELD, FIGHTING, REFUSED -> EnumSet.of(Choice.APP, Choice.GHL, Choice.VALUE, Choice.IGNORE);
            case MATCH -> EnumSet.of(Choice.LINK, Choice.SEPARATE, Choice.KEEP_APART, Choice.IGNORE);
            case DELETE -> EnumSet.of(Choice.APP, Choice.GHL, Choice.KEEP_APART);
            case MASS_DELETE -> EnumSet.of(Choice.GO_AHEAD, Choice.REVERT, Choice.LEAVE);
            case UNDO -> EnumSet.noneOf(Choice.class);
        };
    }

    /**
     * What an answer would do; fails with one sentence if it does not fit.
     *
     * @param link the link that the question is about, null if it is about none
     */
    static ReviewPreview preview(Tenant tenant, ReviewItem item, @Nullable Link link, Answer answer) {
        if (!fitting(item).contains(answer.choice())) {
            throw new IllegalArgumentException("The answer " + answer.choice()
                    + " does not fit review item " + item.id() + ", which is of kind " + item.kind()
                    + "; it takes " + fitting(item) + ".");
        }
        if (answer.choice() == Choice.IGNORE) {
            return new ReviewPreview(
                    item, answer, List.of(), List.of("Nothing is written until one of the sides changes."));
        }
        return switch (item.kind()) {
            case FIELD, FIGHTING, REFUSED -> field(tenant, item, answer);
            case MASS_DELETE -> deletions(item, answer);
            case DELETE -> deletion(item, Objects.requireNonNull(link), answer);
            default -> match(item, Objects.requireNonNull(link), answer);
        };
    }

    private static ReviewPreview field(Tenant tenant, ReviewItem item, Answer answer) {
        FieldRule rule = tenant.rules().fields().stream()
                .filter(field -> field.name().equals(item.field()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Field " + item.field() + " of review item " + item.id()
                        + " is not mapped any more; ignore the item."));
        FieldOutcome outcome = plan(rule, item, answer);
        if (outcome instanceof FieldOutcome.Ask ask) {
            throw new IllegalArgumentException("The answer " + answer.choice() + " cannot be carried out for field "
                    + item.field() + ": " + ask.reason() + ".");
        }
        if (outcome instanceof FieldOutcome.Unchanged) {
            throw new IllegalArgumentException("Field " + item.field() + " cannot be read on one side: " + item.reason()
                    + ". Mend the value there; the question then answers itself.");
        }
        List<ReviewPreview.Write> writes = new ArrayList<>();
        if (outcome instanceof FieldOutcome.Write write) {
            if (write.toGhl().isPresent()) {
                writes.add(new ReviewPreview.Write(Side.GHL, item.field(), item.ghl(), write.toGhl()));
            }
            if (write.toApp().isPresent()) {
                writes.add(new ReviewPreview.Write(Side.APP, item.field(), item.app(), write.toApp()));
            }
        }
        return new ReviewPreview(
                item,
                answer,
                writes,
                writes.stream()
                        .map(write -> "Field " + write.field() + " is written to " + name(write.side()) + ".")
                        .toList());
    }

    /** Fails with one sentence if HighLevel would refuse what an answer writes to it, as far as that is known here. */
    static void checkTaken(Tenant tenant, ReviewPreview preview) {
        for (ReviewPreview.Write write : preview.writes()) {
            String why = write.side() == Side.GHL ? refusal(tenant, write) : null;
            if (why != null) {
                throw new IllegalArgumentException(
                        "The answer " + preview.answer().choice() + " cannot be carried out for field " + write.field()
                                + ": HighLevel would refuse it: " + why);
            }
        }
    }

    private static @Nullable String refusal(Tenant tenant, ReviewPreview.Write write) {
        try {
            return tenant.refusals(FieldValues.none().with(write.field(), write.to()), FieldValues.none())
                    .get(write.field());
        } catch (RuntimeException e) {
            // HighLevel's lists cannot be read now, or the mapping wants more than this field: the record will tell.
            return null;
        }
    }

    private static FieldOutcome plan(FieldRule rule, ReviewItem item, Answer answer) {
        String field = item.field();
        Decision decision = Decisions.effective(
                item, new Decision(answer.choice(), answer.value(), null, "preview", item.openedAt()));
        FieldOutcome outcome = FieldPlanner.plan(new PlanInput(
                        List.of(rule),
                        FieldValues.none().with(field, item.appBase()),
                        FieldValues.none().with(field, item.ghlBase()),
                        FieldValues.none().with(field, item.app()),
                        FieldValues.none().with(field, item.ghl()),
                        Map.of(),
                        Map.of(),
                        null,
                        Map.of(field, decision)))
                .get(0);
        return item.kind() == ReviewItem.Kind.REFUSED && outcome instanceof FieldOutcome.Write write
                ? Decisions.overruled(write, rule, decision)
                : outcome;
    }

    private static ReviewPreview deletions(ReviewItem item, Answer answer) {
        String sentence = switch (answer.choice()) {
            case GO_AHEAD -> "The deletions that wait, and those that follow shortly, are carried to the other side.";
            case REVERT -> "The records that were deleted are created again from those that are left.";
            default -> "The records that are left stay as they are, and are synced no more.";
        };
        return new ReviewPreview(item, answer, List.of(), List.of(sentence));
    }

    private static ReviewPreview deletion(ReviewItem item, Link link, Answer answer) {
        // The side of the answer holds its state, a deletion or a changed record, and the other one follows.
        String sentence = switch (answer.choice()) {
            case KEEP_APART -> "The record that is left stays as it is, and is synced no more.";
            case APP ->
                "HighLevel follows the application: a record that is deleted here is deleted there, one"
                        + " that was deleted there is created again.";
            default ->
                "The application follows HighLevel: a record that is deleted there is deleted here, one"
                        + " that was deleted here is created again.";
        };
        return new ReviewPreview(item, answer, List.of(), List.of(sentence, "It is about " + ids(link) + "."));
    }

    private static ReviewPreview match(ReviewItem item, Link link, Answer answer) {
        Side known = link.appId() == null ? Side.GHL : Side.APP;
        String record = "Record " + link.idOn(known) + " of " + name(known);
        String sentence = switch (answer.choice()) {
            case LINK ->
                record + " is linked to record " + answer.recordId() + " of " + name(known.other())
                        + "; fields that differ are then settled by their rules for first linking.";
            case SEPARATE ->
                record + " is created in " + name(known.other())
                        + ", and is never taken for one of the candidates again.";
            default ->
                record
                        + " stays where it is, is not created on the other side, and nobody is asked about it and the"
                        + " candidates again.";
        };
        return new ReviewPreview(item, answer, List.of(), List.of(sentence));
    }

    private static String ids(Link link) {
        return "record " + link.appId() + " of the application and contact " + link.ghlId() + " of HighLevel";
    }

    static String name(Side side) {
        return side == Side.APP ? "the application" : "HighLevel";
    }
}
