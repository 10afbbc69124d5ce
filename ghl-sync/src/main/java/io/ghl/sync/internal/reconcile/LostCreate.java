package io.ghl.sync.internal.reconcile;

import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A create in HighLevel whose answer nobody got. What it sent is compared with what a record holds, and with what events
 * have shown of it, since somebody may have edited it meanwhile. If it is tried again with other values, each of the
 * attempts may be the one that landed.
 */
final class LostCreate {
    private final Rules rules;
    private final List<Intent> attempts;

    LostCreate(Rules rules, Intent intent) {
        this.rules = rules;
        List<Intent.Attempt> sent = intent.attempts();
        // What shows an attempt that sent more shows those that sent less as well.
        this.attempts = IntStream.range(0, sent.size())
                .mapToObj(i -> i == 0 ? intent : earlier(intent, sent.get(i), sent.size() - i))
                .sorted(Comparator.comparingInt(LostCreate::size).reversed())
                .toList();
    }

    private static Intent earlier(Intent last, Intent.Attempt attempt, int number) {
        return new Intent(
                last.operationId(),
                Side.GHL,
                Intent.Operation.CREATE,
                attempt.sent(),
                attempt.source(),
                last.createdAt(),
                number,
                null);
    }

    private static int size(Intent attempt) {
        return attempt.sent().asMap().values().stream()
                .mapToInt(value -> 1 + value.asLabels().size())
                .sum();
    }

    /**
     * The attempt that sent what a record holds or held; labels may have been added. Of several, the one that sent most.
     *
     * @param shown what it holds, or what events showed of it
     */
    Optional<Intent> shownBy(List<FieldValues> shown) {
        return attempts.stream()
                .filter(attempt -> shown.stream().anyMatch(values -> isShown(attempt, values)))
                .findFirst();
    }

    /** Whether another attempt sent more. */
    boolean sentLess(Intent attempt) {
        return attempts.stream().anyMatch(other -> size(other) > size(attempt));
    }

    private boolean isShown(Intent attempt, FieldValues values) {
        FieldValues sent = attempt.sent();
        return !sent.isEmpty()
                && sent.names().stream()
                        .allMatch(field -> rules.isLabels(field)
                                ? values.get(field)
                                        .asLabels()
                                        .containsAll(sent.get(field).asLabels())
                                : values.get(field).equals(sent.get(field)));
    }

    /**
     * Whoever made the record, the create or somebody else: where it holds or held what was sent, both sides agreed, so
     * that what either changed since is an edit, and not a blank to be filled or a conflict.
     *
     * @param shown what it holds, and what events showed of it
     */
    void agree(Draft draft, List<FieldValues> shown) {
        for (FieldRule rule : rules.fields()) {
            String field = rule.name();
            if (rule.labels()) {
                FieldValue common = common(shown, field);
                if (!common.isBlank()) {
                    draft.edit().base(Side.APP, field, common).base(Side.GHL, field, common);
                }
            } else {
                attempts.stream()
                        .filter(attempt -> isAgreed(attempt.sent().get(field), shown, field))
                        .findFirst()
                        .ifPresent(attempt -> draft.edit()
                                .base(Side.APP, field, attempt.source().get(field))
                                .base(Side.GHL, field, attempt.sent().get(field)));
            }
        }
    }

    /**
     * What an earlier attempt sent, the one that is recognised left out, and the record holds still: both sides agreed on it
     * before it was cleared.
     */
    void agreeOnLeftOut(Draft draft, Intent recognised, FieldValues held) {
        for (FieldRule rule : rules.fields()) {
            String field = rule.name();
            FieldValue sent = recognised.sent().get(field);
            if (rule.labels() || (sent.isPresent() && !sent.isBlank())) {
                continue;
            }
            attempts.stream()
                    .filter(attempt -> isAgreed(attempt.sent().get(field), List.of(held), field))
                    .findFirst()
                    .ifPresent(attempt -> draft.edit()
                            .base(Side.APP, field, attempt.source().get(field))
                            .base(Side.GHL, field, attempt.sent().get(field)));
        }
    }

    private static boolean isAgreed(FieldValue sent, List<FieldValues> shown, String field) {
        return sent.isPresent()
                && !sent.isBlank()
                && shown.stream().anyMatch(values -> values.get(field).equals(sent));
    }

    private FieldValue common(List<FieldValues> shown, String field) {
        Set<String> sent = new TreeSet<>();
        attempts.forEach(attempt -> sent.addAll(attempt.sent().get(field).asLabels()));
        Set<String> seen = new TreeSet<>();
        shown.forEach(values -> seen.addAll(values.get(field).asLabels()));
        seen.retainAll(sent);
        return FieldValue.labels(seen);
    }
}
