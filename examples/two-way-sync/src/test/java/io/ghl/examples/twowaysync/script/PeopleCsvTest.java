package io.ghl.examples.twowaysync.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ghl.examples.twowaysync.DemoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleCsvTest {
    private static final String HEADER = "id,first_name,last_name,email,phone,city,stage,labels";

    private static final Map<String, Details> CUSTOMERS = PeopleCsv.bundledCustomers();
    private static final Map<String, Details> CONTACTS = PeopleCsv.bundledContacts();

    @TempDir
    Path dir;

    @Test
    void bundledFilesHold500CustomersAnd200OtherContacts() {
        assertThat(CUSTOMERS).hasSize(500);
        assertThat(CONTACTS).hasSize(200);
    }

    @Test
    void nobodySharesAnEmailOrAPhone() {
        for (Field key : List.of(Field.EMAIL, Field.PHONE)) {
            List<String> values = everybody()
                    .map(details -> details.canonical().get(key))
                    .filter(value -> value != null)
                    .toList();
            assertThat(new HashSet<>(values)).hasSameSizeAs(values);
        }
    }

    @Test
    void everyPhoneIsAValidMobileNumberAndTheDemoReadsItAsLibphonenumberDoes() throws NumberParseException {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        Set<String> regions = new HashSet<>();
        for (Details details : everybody().toList()) {
            String phone = details.get(Field.PHONE);
            if (phone == null) {
                continue;
            }
            PhoneNumber number = util.parse(phone, "US");
            assertThat(util.isValidNumber(number)).as(phone).isTrue();
            assertThat(util.getNumberType(number))
                    .as(phone)
                    .isIn(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);
            assertThat(Field.PHONE.canonical(phone)).isEqualTo(util.format(number, PhoneNumberFormat.E164));
            regions.add(util.getRegionCodeForNumber(number));
        }
        assertThat(regions).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void namesComeFromManyScripts() {
        Set<Character.UnicodeScript> scripts = everybody()
                .map(details -> details.get(Field.LAST_NAME))
                .map(name -> Character.UnicodeScript.of(name.codePointAt(0)))
                .collect(Collectors.toSet());
        assertThat(scripts)
                .contains(
                        Character.UnicodeScript.LATIN,
                        Character.UnicodeScript.CYRILLIC,
                        Character.UnicodeScript.GREEK,
                        Character.UnicodeScript.ARABIC,
                        Character.UnicodeScript.HEBREW,
                        Character.UnicodeScript.DEVANAGARI,
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.HANGUL);
    }

    @Test
    void emailsBelongToDomainsThatNobodyCanOwn() {
        assertThat(everybody().map(details -> details.canonical().get(Field.EMAIL)))
                .allSatisfy(
                        email -> assertThat(email == null || email.matches(".*(@example\\.(com|net|org)|\\.example)"))
                                .as(email)
                                .isTrue());
    }

    private static java.util.stream.Stream<Details> everybody() {
        return java.util.stream.Stream.concat(CUSTOMERS.values().stream(), CONTACTS.values().stream());
    }

    @Test
    void readsQuotesAndTrimsSpacesAndSkipsAByteOrderMark() throws IOException {
        List<String> lines = enough();
        lines.set(0, "\uFEFF" + HEADER);
        lines.set(1, "X-1, Ada ,\"King, Countess\",ada@example.com,,London,lead,VIP;Newsletter");
        Details ada = PeopleCsv.customers(file(lines)).get("X-1");
        assertThat(ada.get(Field.FIRST_NAME)).isEqualTo("Ada");
        assertThat(ada.get(Field.LAST_NAME)).isEqualTo("King, Countess");
        assertThat(ada.has(Field.PHONE)).isFalse();
        assertThat(ada.tags()).containsExactly("Newsletter", "VIP");
    }

    @Test
    void aMissingFileIsNamed() {
        assertRefused(dir.resolve("none.csv"), "none.csv does not exist; name one with --csv FILE.");
    }

    @Test
    void aFolderIsNotAFile() {
        assertRefused(dir, "cannot be read; check that it is a file you may read.");
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        Path file = dir.resolve("latin.csv");
        Files.write(file, "id,Müller".getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(file, "is not UTF-8 text; save it as UTF-8.");
    }

    @Test
    void anotherHeaderIsRefused() throws IOException {
        assertRefused(file(List.of("name,mail", "a,b")), "line 1 must be the header " + HEADER);
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertRefused(file(List.of()), "line 1 must be the header " + HEADER);
    }

    @Test
    void aShortFileIsRefused() throws IOException {
        assertRefused(
                file(enough().subList(0, 13)), "ends after 12 customers, but the demo needs 500; add more lines.");
    }

    @Test
    void aRowWithTooFewValuesIsNamed() throws IOException {
        assertRefused(changed(7, "X-7,Ada,Lovelace"), "line 7 has 3 values instead of 8; correct that line.");
    }

    @Test
    void aRepeatedIdIsNamed() throws IOException {
        assertRefused(
                changed(9, "X-3,Ada,Lovelace,ada@example.com,,,,"),
                "line 9 repeats the id X-3 of line 3; correct that line.");
    }

    @Test
    void aRepeatedEmailIsNamedWhateverItsCase() throws IOException {
        assertRefused(
                changed(9, "X-9,Ada,Lovelace,P3@Example.com,,,,"),
                "line 9 repeats the email p3@example.com of line 3; correct that line.");
    }

    @Test
    void aRowWithoutAnyKeyIsNamed() throws IOException {
        assertRefused(changed(4, "X-4,Ada,Lovelace,,,,,"), "line 4 has neither an e-mail nor a phone");
    }

    @Test
    void anUnknownStageIsNamedWithTheKnownOnes() throws IOException {
        assertRefused(
                changed(4, "X-4,Ada,Lovelace,a@example.com,,,won,"),
                "line 4 has the stage \"won\"; known are lead, trial, member, paused, former; correct that line.");
    }

    @Test
    void anOpenQuoteIsNamed() throws IOException {
        List<String> lines = enough();
        lines.set(499, "X-500,\"Ada,Lovelace,a@example.com,,,,");
        assertThatThrownBy(() -> PeopleCsv.customers(file(lines)))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("people.csv");
    }

    private Path changed(int line, String text) throws IOException {
        List<String> lines = enough();
        lines.set(line - 1, text);
        return file(lines);
    }

    private static List<String> enough() {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 2; i <= 501; i++) {
            lines.add("X-" + i + ",First,Last,p" + i + "@example.com,,Lyon,lead,");
        }
        return lines;
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(dir.resolve("people.csv"), lines);
    }

    private static void assertRefused(Path file, String sentenceEnd) {
        assertThatThrownBy(() -> PeopleCsv.customers(file))
                .isInstanceOf(DemoException.class)
                .hasMessageStartingWith("The CSV file " + file)
                .hasMessageContaining(sentenceEnd)
                .satisfies(e ->
                        assertThat(Arrays.asList(e.getMessage().split("\n"))).hasSize(1));
    }
}
