package io.ghl.client.contacts;

/** The fields of opportunities that a search for contacts can filter by. Immutable. */
public final class OpportunityField {
    /** Id of the pipeline. */
    public static final OpportunityField PIPELINE_ID = new OpportunityField("pipelineId");
    /** Id of the stage in the pipeline. */
    public static final OpportunityField PIPELINE_STAGE_ID = new OpportunityField("pipelineStageId");
    /** Status, such as {@code open} or {@code won}. */
    public static final OpportunityField STATUS = new OpportunityField("status");

    private final String path;

    private OpportunityField(String path) {
        this.path = path;
    }

    /**
     * Is equal.
     *
     * @param value 1 to 75 characters, not blank
     * @return a condition
     */
    public OpportunityFilter eq(String value) {
        return OpportunityFilter.of(path, "eq", SearchValue.text("opportunities." + path, value));
    }

    /**
     * Is not equal.
     *
     * @param value 1 to 75 characters, not blank
     * @return a condition
     */
    public OpportunityFilter notEq(String value) {
        return OpportunityFilter.of(path, "not_eq", SearchValue.text("opportunities." + path, value));
    }

    /**
     * Has a value.
     *
     * @return a condition
     */
    public OpportunityFilter exists() {
        return OpportunityFilter.of(path, "exists");
    }

    /**
     * Has no value.
     *
     * @return a condition
     */
    public OpportunityFilter notExists() {
        return OpportunityFilter.of(path, "not_exists");
    }

    /** HighLevel's name of the field. */
    @Override
    public String toString() {
        return path;
    }
}
