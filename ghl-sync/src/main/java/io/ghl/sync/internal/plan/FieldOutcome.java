package io.ghl.sync.internal.plan;

import io.ghl.sync.record.FieldValue;

/** What one field needs. {@code toString} hides the values, which are personal data. */
public sealed interface FieldOutcome {
    /** The field's name. */
    String field();

    /** Nothing to do, and the bases stay: neither side changed, or one side's value is not known. */
    record Unchanged(String field) implements FieldOutcome {}

    /**
     * Nothing to write, and both bases advance to what was observed. The sides agree, or differ as the clear policy
     * lets them.
     */
    record Agreed(String field, FieldValue app, FieldValue ghl) implements FieldOutcome {
        @Override
        public String toString() {
            return "Agreed[" + field + "]";
        }
    }

    /**
     * A value to write. Once it is written, the base of each side is what was written there, or what was observed where
     * nothing was.
     *
     * @param field the field's name
     * @param app what the application holds
     * @param ghl what HighLevel holds
     * @param toApp what it shall hold, absent if nothing is to be written
     * @param toGhl what HighLevel shall hold, absent if nothing is to be written; for labels the whole set, see
     *     {@link LabelDelta}
     * @param cause why
     * @param rule the rule that decided, for the audit log
     * @param evidence what it rests on, possibly empty
     */
    record Write(
            String field,
            FieldValue app,
            FieldValue ghl,
            FieldValue toApp,
            FieldValue toGhl,
            Cause cause,
            String rule,
            String evidence)
            implements FieldOutcome {
        @Override
        public String toString() {
            return "Write[" + field + ", toApp=" + toApp.isPresent() + ", toGhl=" + toGhl.isPresent() + ", " + cause
                    + ", " + rule + "]";
        }
    }

    /** A person decides; until then nothing is written and the bases stay. */
    record Ask(String field, FieldValue app, FieldValue ghl, String reason) implements FieldOutcome {
        /** How the reason starts if a strategy of the user threw an exception. */
        public static final String STRATEGY_FAILS = "its conflict strategy fails with ";

        @Override
        public String toString() {
            return "Ask[" + field + ", " + reason + "]";
        }
    }

    /** Why a field is written. */
    enum Cause {
        /** Only the application changed it. */
        APP_CHANGED,
        /** Only HighLevel changed it. */
        GHL_CHANGED,
        /** Both changed it and a strategy took one side's value. */
        CONFLICT,
        /** Both changed it and the changes went together. */
        MERGED,
        /** The records were linked for the first time. */
        FIRST_LINK,
        /** A side that does not own the field had changed it. */
        OWNED,
        /** A person decided. */
        DECISION
    }
}
