package io.ghl.examples.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Contacts as HighLevel sends them: about 2 kB each. */
final class ContactJson {
    private static final String COMMON = """
            "locationId":"ve9EPM428h8vShlRW1KT","firstName":"Rosan","lastName":"Deo-Winterbottom",
            "contactName":"rosan deo-winterbottom","firstNameLowerCase":"rosan","lastNameLowerCase":"deo-winterbottom",
            "fullNameLowerCase":"rosan deo-winterbottom","email":"rosan@deowinterbottom.example",
            "emailLowerCase":"rosan@deowinterbottom.example","phone":"+12025550143","city":"Dolomite","state":"AL",
            "country":"US","postalCode":"35061","website":"https://www.deowinterbottom.example",
            "timezone":"America/Chihuahua","companyName":"Deo & Winterbottom Volleyball","source":"public api",
            "type":"lead","assignedTo":"y0BeYjuRIlDwsDcOHOJo","businessId":"641c094001436dbc2081e642",
            "dateOfBirth":"1990-09-25","dnd":false,
            "dndSettings":{"Call":{"status":"inactive","message":"","code":""},
            "Email":{"status":"active","message":"Asked by phone","code":"107"},
            "SMS":{"status":"inactive","message":"","code":""},"WhatsApp":{"status":"inactive","message":"","code":""},
            "GMB":{"status":"inactive","message":"","code":""},"FB":{"status":"inactive","message":"","code":""}},
            "tags":["newsletter","vip","app:customer","spring-campaign-2026","webinar-attended","no-weekends"],
            "customFields":[{"id":"MgobCB14YMVKuE4Ka8p1","value":"Won"},
            {"id":"sVpq3FzKJv9c0m1eTQdA","value":"2026-03-01"},
            {"id":"k2JmVb8Qd0LrXyTnW5Za","value":["Blue","Green"]},{"id":"pX7cRt4Ue9HsGq2BvN1o","value":12750.5},
            {"id":"aYw6Lk3Mn8FjCz5DxR0i","value":"Prefers to be called in the afternoon, speaks Spanish"},
            {"id":"tB1vPh7Qe4OuKs9WmG2y","value":"Enterprise"}],
            "followers":["y0BeYjuRIlDwsDcOHOJo"],"attributionSource":{"sessionSource":"Direct traffic","medium":"form",
            "mediumId":"xT7nQ2","url":"https://www.deowinterbottom.example/contact"},"attributions":[],
            "dateAdded":"2026-02-05T09:31:30.255Z","dateUpdated":"2026-11-03T16:20:11.002Z",
            """.replace("\n", "");

    private static final String NUMBER = "##########";

    private static final byte[] HEAD = "{\"contacts\":[".getBytes(US_ASCII);
    private static final byte[] TAIL = "],\"traceId\":\"0a1c7b52-7d35-4a5c-9d3a-d6a1b6a1f6f2\"}".getBytes(US_ASCII);

    /** Rows have {@code address}, further e-mails as texts and a cursor. */
    private static final String ROW_TEXT = "{\"id\":\"seD4PfOuKo" + NUMBER + "\"," + COMMON
            + "\"address\":\"3535 1st St N\",\"additionalEmails\":[\"office@deowinterbottom.example\"],"
            + "\"searchAfter\":[1770283890255,\"" + NUMBER + "\"]},";

    private static final byte[] ROW = ROW_TEXT.getBytes(US_ASCII);
    private static final int IN_ID = ROW_TEXT.indexOf(NUMBER);
    private static final int IN_CURSOR = ROW_TEXT.lastIndexOf(NUMBER);

    private ContactJson() {}

    /** The answer to a single read, which has {@code address1} and further e-mails as objects. */
    static byte[] single() {
        String json = "{\"contact\":{\"id\":\"seD4PfOuKoVMLkEZqohJ\"," + COMMON
                + "\"name\":\"Rosan Deo-Winterbottom\",\"address1\":\"3535 1st St N\","
                + "\"additionalEmails\":[{\"email\":\"office@deowinterbottom.example\"}]},"
                + "\"traceId\":\"0a1c7b52-7d35-4a5c-9d3a-d6a1b6a1f6f2\"}";
        return json.getBytes(US_ASCII);
    }

    /** A page of a search, its rows numbered from {@code first}: numbers are written into a row that exists. */
    static byte[] page(long first, int rows) {
        byte[] page = new byte[HEAD.length + rows * ROW.length - (rows > 0 ? 1 : 0) + TAIL.length];
        System.arraycopy(HEAD, 0, page, 0, HEAD.length);
        for (int row = 0; row < rows; row++) {
            int at = HEAD.length + row * ROW.length;
            boolean last = row == rows - 1;
            System.arraycopy(ROW, 0, page, at, ROW.length - (last ? 1 : 0));
            number(page, at + IN_ID, first + row);
            number(page, at + IN_CURSOR, first + row);
        }
        System.arraycopy(TAIL, 0, page, page.length - TAIL.length, TAIL.length);
        return page;
    }

    private static void number(byte[] page, int at, long value) {
        long rest = value;
        for (int i = NUMBER.length() - 1; i >= 0; i--) {
            page[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
