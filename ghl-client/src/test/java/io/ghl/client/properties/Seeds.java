package io.ghl.client.properties;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The randomness of one case: the same seed gives the same values. JSON is made of maps, lists and Java values. */
final class Seeds {
    /** In every random text of a JSON value, so that a leak of one is found. */
    static final String PLANTED = "planted";

    private static final String[] NUMBERS = {
        "10.50",
        "1e-7",
        "0.1000000000000000055511151",
        "1234567890123456789012345",
        "9007199254740993",
        "-0.00",
        "1E+2",
        "2147483648",
        "-9223372036854775809",
        "1e999999999",
        "1e-999999999",
        "3.0",
        "0"
    };
    private static final String[] TEXTS = {
        "Grüße", "日本", "😀", "\"\\", "\u0000\n\t", "<b>", "\uD83D", "\uDE00x", "\u2028", " "
    };

    private final Random random;

    Seeds(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    @SafeVarargs
    final <T> T pick(T... items) {
        return items[random.nextInt(items.length)];
    }

    <T> List<T> shuffled(List<T> items) {
        List<T> copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** Some of the items, in random order. */
    <T> List<T> some(List<T> items) {
        return shuffled(items).subList(0, random.nextInt(items.size() + 1));
    }

    byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Letters and digits. */
    String word() {
        return "w" + Integer.toString(random.nextInt(Integer.MAX_VALUE), 36);
    }

    /** A text that nobody else has, with what goes wrong in texts. */
    String text() {
        return PLANTED + " " + word() + (chance(40) ? pick(TEXTS) : "");
    }

    /** A text of whole characters. */
    String cleanText() {
        return PLANTED + " " + word() + (chance(40) ? pick("Grüße", "日本", "😀", "\"\\", "\n", "<b>") : "");
    }

    Number number() {
        String text = chance(60) ? pick(NUMBERS) : String.valueOf(random.nextInt());
        return text.matches("-?\\d+") ? new BigInteger(text) : new BigDecimal(text);
    }

    /** Any JSON value. */
    @Nullable
    Object json(int depth) {
        switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0:
                return null;
            case 1:
                return random.nextBoolean();
            case 2:
                return number();
            case 5:
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(json(depth - 1));
                }
                return list;
            case 6:
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(chance(50) ? word() : pick("id", "status", "value", "email", "name"), json(depth - 1));
                }
                return map;
            default:
                return chance(10) ? "" : text();
        }
    }
}
