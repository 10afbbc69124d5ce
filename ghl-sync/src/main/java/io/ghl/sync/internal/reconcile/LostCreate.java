package io.ghl.sync.internal.reconcile;

import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A create in HighLevel whose answer nobody got. What it sent is compared with what a record holds, and with what events
 * have shown of it, since somebody may have edited it meanwhile. If it is tried again with other values, either attempt may
 * be the one that landed, so the first snapshot stays on the link, in place of the bases that it has not yet.
 */
final class LostCreate {
    private final Rules rules;
    private final List<Intent> attempts = new ArrayList<>();

    LostCreate(Rules rules, Intent intent, Link link) {
        this.rules = rules;
        attempts.add(intent);
        if (!link.ghlBase().isEmpty()) {
            attempts.add(new Intent(
                    intent.operationId(),
                    Side.GHL,
                    Intent.Operation.CREATE,
                    link.ghlBase(),
                    link.appBase(),
                    intent.createdAt(),
                    1,
                    null));
        }
        // What shows the attempt that sent more shows the other one as well.
        attempts.sort(Comparator.comparingInt(LostCreate::size).reversed());
    }

    private static int size(Intent attempt) {
        return attempt.sent().asMap().values().stream()
                .mapToInt(value -> 1 + value.asLabels().size())
                .sum();
    }

    /** Keeps what an attempt sent, before the next one takes its place. */
    static void keep(Draft draft) {
        Intent intent = draft.link().intent();
        if (intent != null
                && intent.operation() == Intent.Operation.CREATE
                && intent.side() == Side.GHL
                && draft.link().ghlBase().isEmpty()) {
            for (String field : intent.sent().names()) {
                draft.edit()
                        .base(Side.APP, field, intent.source().get(field))
                        .base(Side.GHL, field, intent.sent().get(field));
            }
        }
    }

    /** Forgets what was kept. */
    static void forget(Draft draft) {
        Link link = draft.link();
        for (String field : link.ghlBase().names()) {
            draft.edit().base(Side.APP, field, FieldValue.absent()).base(Side.GHL, field, FieldValue.absent());
        }
    }

    /** The attempt that sent these values; labels may have been added. */
    Optional<Intent> shownBy(FieldValues values) {
        return attempts.stream().filter(attempt -> isShown(attempt, values)).findFirst();
    }

    private boolean isShown(Intent attempt, FieldValues values) {
        FieldValues sent = attempt.sent();
        return sent.names().stream()
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
        forget(draft);
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
