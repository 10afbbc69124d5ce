package io.ghl.examples.twowaysync.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How far a customer has come. HighLevel shows the label, the table keeps the lower-case name. */
public enum Stage {
    LEAD("Lead"),
    TRIAL("In trial"),
    MEMBER("Member"),
    PAUSED("Paused"),
    FORMER("Former member");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** The option of HighLevel's custom field. */
    public String label() {
        return label;
    }

    /** The word in the table and in the CSV. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Stage> ofCode(String code) {
        for (Stage stage : values()) {
            if (stage.code().equals(code)) {
                return Optional.of(stage);
            }
        }
        return Optional.empty();
    }

    /** Every stage with its label, for the mapping. */
    public static Map<Stage, String> labels() {
        Map<Stage, String> labels = new LinkedHashMap<>();
        for (Stage stage : values()) {
            labels.put(stage, stage.label);
        }
        return labels;
    }
}
