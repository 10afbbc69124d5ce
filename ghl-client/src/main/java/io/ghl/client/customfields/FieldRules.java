package io.ghl.client.customfields;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.contacts.CustomFieldValue;
import java.util.List;

/** Which values a field takes by its data type. Messages name the field and what it takes, never a value. */
final class FieldRules {
    private FieldRules() {}

    /** Refuses a value that HighLevel would refuse, or take without effect; emptying a field is no such value. */
    static void check(CustomField field, CustomFieldValue value) {
        CustomFieldType type = field.type().orElse(CustomFieldType.SIGNATURE);
        boolean fits = switch (type) {
            case TEXT, LARGE_TEXT, PHONE, EMAIL -> isText(value);
            case NUMERICAL, MONETORY -> value.value().isNumber() || isNothing(value);
            case DATE -> isText(value) && (value.date() != null || isNothing(value));
            case SINGLE_OPTIONS, RADIO -> isText(value) && (isNothing(value) || areOptions(field, value.texts()));
            case MULTIPLE_OPTIONS, CHECKBOX ->
                isNothing(value)
                        || (value.value().isArray() && areTexts(value.value()) && areOptions(field, value.texts()));
            case TEXTBOX_LIST -> areRows(field, value);
            case FILE_UPLOAD -> isNothing(value) || areFiles(field, value);
            case SIGNATURE -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException(field.label() + " takes " + wanted(field, type) + ".");
        }
    }

    private static String wanted(CustomField field, CustomFieldType type) {
        String options = isOpen(field) ? "" : " of " + field.picklistOptions();
        return switch (type) {
            case TEXT, LARGE_TEXT, PHONE, EMAIL, SIGNATURE -> "a text";
            case NUMERICAL, MONETORY -> "a number, also for money";
            case DATE -> "a date such as 2026-11-21";
            case SINGLE_OPTIONS, RADIO -> "one option" + options;
            case MULTIPLE_OPTIONS, CHECKBOX -> "a list of options" + options;
            case TEXTBOX_LIST ->
                "rows, each with its id and a text"
                        + (field.textBoxListOptions().isEmpty()
                                ? ""
                                : ", at most " + field.textBoxListOptions().size() + " of them");
            case FILE_UPLOAD ->
                (field.fileLimit() == null ? "" : "at most " + field.fileLimit() + " ")
                        + "files that were uploaded or read";
        };
    }

    private static boolean isText(CustomFieldValue value) {
        return value.value().isTextual();
    }

    private static boolean isNothing(CustomFieldValue value) {
        JsonNode json = value.value();
        return json.isTextual() ? json.textValue().isEmpty() : json.isContainerNode() && json.isEmpty();
    }

    private static boolean areTexts(JsonNode json) {
        for (JsonNode item : json) {
            if (!item.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOpen(CustomField field) {
        return Boolean.TRUE.equals(field.isAllowedCustomOption())
                || field.picklistOptions().isEmpty();
    }

    private static boolean areOptions(CustomField field, List<String> labels) {
        return isOpen(field) || field.picklistOptions().containsAll(labels);
    }

    private static boolean areRows(CustomField field, CustomFieldValue value) {
        int boxes = field.textBoxListOptions().size();
        JsonNode rows = value.value();
        return rows.isObject() && !rows.isEmpty() && areTexts(rows) && (boxes == 0 || rows.size() <= boxes);
    }

    private static boolean areFiles(CustomField field, CustomFieldValue value) {
        Integer limit = field.fileLimit();
        int files = value.files().size();
        return files > 0 && files == value.value().size() && (limit == null || files <= limit);
    }
}
