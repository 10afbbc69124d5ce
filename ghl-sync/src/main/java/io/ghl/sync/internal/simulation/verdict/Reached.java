package io.ghl.sync.internal.simulation.verdict;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.history.LearnedRules;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.review.ReviewItem;
import java.util.List;
import java.util.Map;

/** Counts what the engine did in a run by its own account. */
final class Reached {
    private final World world;
    private final Map<String, List<ReviewItem>> reviews;
    private final List<AuditEntry> audit;

    Reached(World world, Map<String, List<ReviewItem>> reviews, List<AuditEntry> audit) {
        this.world = world;
        this.reviews = reviews;
        this.audit = audit;
    }

    void count() {
        conflicts();
        reached();
    }

    private void conflicts() {
        for (AuditEntry row : audit) {
            if (row.action() == AuditEntry.Action.CONFLICT_SETTLED
                    || (row.action() == AuditEntry.Action.REVIEW_OPENED
                            && row.field() != null
                            && !row.field().equals(ReviewItem.WHOLE_RECORD))) {
                world.tally.add(Counted.CONFLICTS);
            }
        }
    }

    /** What the engine did by its own account, counted. */
    private void reached() {
        for (AuditEntry row : audit) {
            Counted counted = switch (row.action()) {
                case ALIASED -> Counted.ALIASES;
                case RECOVERED -> Counted.RECOVERIES;
                case ARCHIVED -> Counted.ARCHIVED;
                case OVERWRITTEN -> Counted.OVERWRITES_FOUND;
                default -> null;
            };
            if (counted != null) {
                world.tally.add(counted);
            }
            if (LearnedRules.idIn(row.rule()) != null) {
                world.tally.add(Counted.RULES_APPLIED);
            }
            if (row.action() == AuditEntry.Action.REVIEW_CLOSED && row.rule().startsWith("undone")) {
                world.tally.add(Counted.UNDONE_FIELDS);
            }
        }
        reviews.values().stream().flatMap(List::stream).forEach(item -> {
            Counted counted = switch (item.kind()) {
                case FIELD -> Counted.FIELD_QUESTIONS;
                case MATCH -> Counted.MATCH_QUESTIONS;
                case DELETE -> Counted.DELETE_QUESTIONS;
                case FIGHTING -> Counted.BREAKERS;
                case MASS_DELETE -> Counted.HELD_DELETIONS;
                default -> null;
            };
            if (counted != null) {
                world.tally.add(counted);
            }
        });
    }
}
