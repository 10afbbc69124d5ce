package io.ghl.client.customfields;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data types of custom fields, under HighLevel's names. */
public enum CustomFieldType {
    /** A line of text. */
    TEXT,
    /** Several lines of text. */
    LARGE_TEXT,
    /** A number. */
    NUMERICAL,
    /** An amount of money, which contacts hold as a number without a currency. The name is misspelt by HighLevel. */
    MONETORY,
    /** A phone number. */
    PHONE,
    /** An e-mail address. */
    EMAIL,
    /** A date without time. */
    DATE,
    /** One option of a list. */
    SINGLE_OPTIONS,
    /** One option, shown as radio buttons. */
    RADIO,
    /** Several options of a list. */
    MULTIPLE_OPTIONS,
    /** Several options, shown as check boxes. */
    CHECKBOX,
    /** Several text boxes with labels. */
    TEXTBOX_LIST,
    /** One or several files. */
    FILE_UPLOAD,
    /** A signature; its value is not described anywhere. */
    SIGNATURE;

    /**
     * The type that HighLevel spells like this.
     *
     * @param text a data type, or null
     * @return the type, or empty for anything unknown
     */
    public static Optional<CustomFieldType> of(@Nullable String text) {
        return Arrays.stream(values()).filter(type -> type.name().equals(text)).findFirst();
    }
}
