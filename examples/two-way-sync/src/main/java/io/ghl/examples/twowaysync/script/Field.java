package io.ghl.examples.twowaysync.script;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields that both sides keep, each with the rule for "both sides changed it". */
public enum Field {
    FIRST_NAME("first_name", "firstName", Rule.GHL_WINS),
    LAST_NAME("last_name", "lastName", Rule.GHL_WINS),
    EMAIL("email", "email", Rule.APP_WINS),
    PHONE("phone", "phone", Rule.NEWER_WINS),
    CITY("city", "city", Rule.REVIEW),
    STAGE("stage", "lead_stage", Rule.GHL_WINS);

    /** Who wins a conflict. */
    public enum Rule {
        APP_WINS,
        GHL_WINS,
        /** The app if its change is provably newer, otherwise HighLevel. */
        NEWER_WINS,
        /** Nobody: it waits for a person. */
        REVIEW
    }

    private final String column;
    private final String key;
    private final Rule rule;

    Field(String column, String key, Rule rule) {
        this.column = column;
        this.key = key;
        this.rule = rule;
    }

    /** The column in the app's table. */
    public String column() {
        return column;
    }

    /** The name in HighLevel's JSON, or the key of the custom field. */
    public String key() {
        return key;
    }

    public Rule rule() {
        return rule;
    }

    /** The form in which values are compared: two spellings of the same thing are equal in it; null if blank. */
    public @Nullable String canonical(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String stripped = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        return switch (this) {
            case EMAIL -> stripped.toLowerCase(Locale.ROOT);
            case PHONE -> phone(stripped);
            default -> stripped;
        };
    }

    /** A label or tag in the form in which it is compared. */
    public static String canonicalTag(String tag) {
        return tag.strip().toLowerCase(Locale.ROOT);
    }

    /** Numbers without {@code +} are dialled in the United States: {@code 011} leads abroad, ten digits stay there. */
    private static String phone(String value) {
        String digits = value.replaceAll("\\D", "");
        if (value.startsWith("+")) {
            return "+" + digits;
        }
        if (digits.startsWith("011")) {
            return "+" + digits.substring(3);
        }
        return (digits.length() == 10 ? "+1" : "+") + digits;
    }
}
