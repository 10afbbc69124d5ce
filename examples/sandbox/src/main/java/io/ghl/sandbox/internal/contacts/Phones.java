package io.ghl.sandbox.internal.contacts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Settings;
import org.jspecify.annotations.Nullable;

/** Phone numbers as HighLevel stores them: E.164. */
final class Phones {
    private final Settings settings;

    Phones(Settings settings) {
        this.settings = settings;
    }

    String normalise(String phone) {
        String stripped = phone.strip();
        String e164 = e164(stripped);
        if (e164 != null) {
            return e164;
        }
        if (settings.on(Quirk.IMPOSSIBLE_PHONE_IS_REFUSED)) {
            throw ApiError.unprocessable("phone must be a valid phone number");
        }
        return stripped;
    }

    private @Nullable String e164(String phone) {
        boolean national = !phone.startsWith("+");
        if (national && !settings.on(Quirk.NATIONAL_PHONES_USE_LOCATION_COUNTRY)) {
            return null;
        }
        PhoneNumberUtil util = PhoneNumberUtil.getInstance(); // Loaded with the first number, not at the start.
        try {
            PhoneNumber number = util.parse(phone, settings.country());
            return util.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? util.format(number, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
