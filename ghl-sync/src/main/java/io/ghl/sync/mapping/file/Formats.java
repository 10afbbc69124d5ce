package io.ghl.sync.mapping.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** Steps between a text in a certain format and the day, time or number that it means. */
final class Formats {
    private Formats() {}

    /** A day that no month has is refused, where Java would take the last one of the month. */
    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * Days written in a pattern.
     *
     * @throws IllegalArgumentException if the pattern does not tell a day
     */
    static Step date(String pattern, Locale locale) {
        DateTimeFormatter format = formatter(pattern, locale);
        for (LocalDate day : new LocalDate[] {LocalDate.of(1985, 11, 30), LocalDate.of(2024, 2, 9)}) {
            if (!LocalDate.parse(format.format(day), format).equals(day)) {
                throw new IllegalArgumentException("The pattern does not tell a day with all of its year.");
            }
        }
        return Step.twoWay(
                        name("date", pattern, locale),
                        text -> LocalDate.parse(((String) text).strip(), format),
                        day -> format.format((LocalDate) day))
                .withResult("day");
    }

    /**
     * Times written in a pattern, which are those of a zone unless the pattern has an offset.
     *
     * @throws IllegalArgumentException if the pattern does not tell a time
     */
    static Step dateTime(String pattern, ZoneId zone, Locale locale) {
        DateTimeFormatter format = formatter(pattern, locale).withZone(zone);
        Instant sample = Instant.parse("1985-11-30T16:00:00Z");
        if (!instant(format.format(sample), format, zone).equals(sample)) {
            throw new IllegalArgumentException("The pattern does not tell a day and an hour.");
        }
        return Step.twoWay(
                        name("dateTime", pattern + " " + zone, locale),
                        text -> instant(((String) text).strip(), format, zone),
                        time -> format.format((Instant) time))
                .withResult("moment");
    }

    private static Instant instant(String text, DateTimeFormatter format, ZoneId zone) {
        TemporalAccessor parsed = format.parse(text);
        return parsed.isSupported(ChronoField.INSTANT_SECONDS)
                ? Instant.from(parsed)
                : LocalDateTime.from(parsed).atZone(zone).toInstant();
    }

    /**
     * Numbers written in a pattern.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    static Step number(String pattern, Locale locale) {
        DecimalFormat format = decimalFormat(pattern, locale);
        return Step.twoWay(
                        name("number", pattern, locale),
                        text -> parse(((String) text).strip(), format),
                        number -> own(format).format(number))
                .withResult("decimal");
    }

    /** One of its own for each use, since formats are not thread-safe. A copy costs far less than another one. */
    private static DecimalFormat own(DecimalFormat format) {
        return (DecimalFormat) format.clone();
    }

    private static DecimalFormat decimalFormat(String pattern, Locale locale) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    /** Amounts of money, written as a language does. Symbol or code of the currency may be missing when they are read. */
    static Step currency(Currency currency, Locale locale) {
        DecimalFormat format = money(currency, locale);
        DecimalFormat bare = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        String symbol = currency.getSymbol(locale);
        return Step.twoWay(
                        name("currency", currency.getCurrencyCode(), locale),
                        text -> parse(withoutCurrency((String) text, symbol, currency.getCurrencyCode()), bare),
                        number -> own(format).format(number))
                .withResult("decimal");
    }

    private static DecimalFormat money(Currency currency, Locale locale) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    private static String withoutCurrency(String text, String symbol, String code) {
        return text.replace(symbol, "").replace(code, "").replaceAll("[\\s\\u00a0\\u202f]", "");
    }

    private static BigDecimal parse(String text, DecimalFormat pattern) {
        DecimalFormat format = own(pattern);
        format.setParseBigDecimal(true);
        ParsePosition end = new ParsePosition(0);
        Number number = format.parse(text, end);
        if (number == null || end.getIndex() < text.length() || !isGrouped(text, format)) {
            throw new IllegalArgumentException("The text is no number in this format.");
        }
        return (BigDecimal) number;
    }

    /** Java takes a grouping sign anywhere, so that 12,50 as other languages write it would be 1250. */
    private static boolean isGrouped(String text, DecimalFormat format) {
        int size = format.getGroupingSize();
        if (!format.isGroupingUsed() || size <= 0) {
            return true;
        }
        DecimalFormatSymbols symbols = format.getDecimalFormatSymbols();
        boolean money = format.toPattern().indexOf('\u00a4') >= 0;
        char sign = money ? symbols.getMonetaryGroupingSeparator() : symbols.getGroupingSeparator();
        String number = withoutAffixes(text, format);
        int end = 0;
        while (end < number.length() && (Character.isDigit(number.charAt(end)) || number.charAt(end) == sign)) {
            end++;
        }
        String[] groups = number.substring(0, end).split(Pattern.quote(String.valueOf(sign)), -1);
        if (groups.length == 1) {
            return true;
        }
        boolean filledUp = format.getMinimumIntegerDigits() > size;
        boolean right = !groups[0].isEmpty()
                && groups[0].length() <= size
                && (filledUp || groups[0].charAt(0) != symbols.getZeroDigit())
                && groups[groups.length - 1].length() == size;
        for (int i = 1; i < groups.length - 1; i++) {
            // India groups by two digits, but for the last three.
            right &= groups[i].length() == size || groups[i].length() == 2;
        }
        return right;
    }

    private static String withoutAffixes(String text, DecimalFormat format) {
        boolean negative = text.startsWith(format.getNegativePrefix()) && text.endsWith(format.getNegativeSuffix());
        String prefix = negative ? format.getNegativePrefix() : format.getPositivePrefix();
        String suffix = negative ? format.getNegativeSuffix() : format.getPositiveSuffix();
        return text.substring(prefix.length(), text.length() - suffix.length());
    }

    /** Days as a text. */
    static Step formatDate(String pattern, Locale locale) {
        DateTimeFormatter format = formatter(pattern, locale);
        if (format.format(LocalDate.EPOCH).isBlank()) {
            throw new IllegalArgumentException("The pattern shows nothing of a day.");
        }
        return Step.oneWay(name("formatDate", pattern, locale), day -> format.format((LocalDate) day));
    }

    /** Numbers as a text. */
    static Step formatNumber(String pattern, Locale locale) {
        DecimalFormat format = decimalFormat(pattern, locale);
        return Step.oneWay(
                name("formatNumber", pattern, locale), number -> own(format).format(new BigDecimal(number.toString())));
    }

    private static String name(String what, String detail, Locale locale) {
        return what + " " + detail + (locale.equals(Locale.ROOT) ? "" : " " + locale.toLanguageTag());
    }
}
