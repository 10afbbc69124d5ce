package io.ghl.sync.trigger.action;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time told from now, such as {@code 2d}, {@code -30m}, {@code 1w 2d} or {@code 1d at 09:00}. Days and weeks are those of
 * the calendar, so that they keep the time of day over a change of the clocks.
 */
final class RelativeTime {
    private static final Pattern FORM = Pattern.compile(
            "(?<sign>-)?(?<amounts>\\d{1,5}[mhdw](?: ?\\d{1,5}[mhdw])*)(?: at (?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d))?");
    private static final Pattern AMOUNT = Pattern.compile("(\\d+)([mhdw])");

    private RelativeTime() {}

    static Optional<Instant> read(String text, Instant now, ZoneId zone) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long sign = form.group("sign") == null ? 1 : -1;
        ZonedDateTime time = now.atZone(zone);
        Matcher amount = AMOUNT.matcher(form.group("amounts"));
        while (amount.find()) {
            long count = sign * Long.parseLong(amount.group(1));
            time = switch (amount.group(2)) {
                case "m" -> time.plus(Duration.ofMinutes(count));
                case "h" -> time.plus(Duration.ofHours(count));
                case "d" -> time.plusDays(count);
                default -> time.plusWeeks(count);
            };
        }
        if (form.group("hour") != null) {
            time = time.with(
                    LocalTime.of(Integer.parseInt(form.group("hour")), Integer.parseInt(form.group("minute"))));
        }
        return Optional.of(time.toInstant());
    }
}
