package io.ghl.sync.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers in the form E.164. Parsing one takes longer than all else that a reconcile computes, and a reconcile asks
 * for the same one several times, so the last answers are kept. Thread-safe.
 */
final class PhoneForm {
    private static final int SLOTS = 256;

    private final @Nullable String region;
    private final AtomicReferenceArray<@Nullable Answer> answers = new AtomicReferenceArray<>(SLOTS);

    private record Answer(String text, String form) {}

    /** The form of numbers of a region, null for none. */
    PhoneForm(@Nullable String region) {
        this.region = region;
    }

    String of(String text) {
        int slot = Math.floorMod(text.hashCode() * 31, SLOTS);
        Answer known = answers.get(slot);
        if (known == null || !known.text().equals(text)) {
            known = new Answer(text, e164(text));
            answers.set(slot, known);
        }
        return known.form();
    }

    /** A number that E.164 would change once more is none: parsing drops a zero at each turn from some of them. */
    private String e164(String text) {
        String once = formatted(text);
        return once.equals(text) || formatted(once).equals(once) ? once : text;
    }

    private String formatted(String text) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = phones.parse(text, region);
            // A number without its area code is possible too, but only within that area.
            return phones.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? phones.format(number, PhoneNumberFormat.E164)
                    : text;
        } catch (NumberParseException e) {
            return text;
        }
    }
}
