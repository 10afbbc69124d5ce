package io.ghl.sync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.testing.AppRecordsConformance.Check;
import io.ghl.sync.testing.FaultyRecords.Fault;
import io.ghl.sync.testing.FaultyRecords.Note;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AppRecordsConformanceTest {
    private static AppRecordsConformance<Note> conformance(Fault fault) {
        return AppRecordsConformance.of(() -> new FaultyRecords(fault), note -> note.text, Note::withText)
                .reopening(records -> ((FaultyRecords) records).reopened())
                .findingBy("email", Note::withEmail)
                .archiving();
    }

    @TestFactory
    Stream<DynamicTest> recordsWithoutAMistakeKeepAllPromises() {
        return conformance(Fault.NONE).checks().map(check -> DynamicTest.dynamicTest(check.name(), check::run));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void eachMistakeIsFoundByItsCheck(Fault fault) {
        Check check = conformance(fault)
                .checks()
                .filter(each -> each.name().equals(fault.check))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(check::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Promise not kept (" + fault.check + "): " + check.promise())
                .hasMessageContaining("Seen: ");
    }

    @Test
    void everyCheckFindsAMistake() {
        Set<String> found =
                Arrays.stream(Fault.values()).map(fault -> fault.check).collect(Collectors.toSet());
        assertThat(conformance(Fault.NONE).checks()).extracting(Check::name).allMatch(found::contains);
    }

    @Test
    void allThatIsBrokenIsToldAtOnce() {
        assertThatThrownBy(() -> conformance(Fault.UPDATE_OVERWRITES).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("of the promises are not kept")
                .hasMessageContaining("(updateOnlyAsExpected)")
                .hasMessageContaining("(concurrentUpdates)")
                .hasMessageContaining("To mend it: Put what is expected, or a version, into the WHERE");
        conformance(Fault.NONE).check();
    }

    @Test
    void aPromiseCanBeLeftOut() {
        conformance(Fault.DELETIONS_ARE_NOT_TOLD)
                .without("changesTellDeleted", "the sweep finds them")
                .check();
        assertThatThrownBy(() -> conformance(Fault.NONE).without("changesTellDeletions", "?"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("changesTellDeleted");
    }

    @Test
    void recordsOfOneLocationAreNotAskedForAnother() {
        List<String> names = conformance(Fault.NONE)
                .location("only")
                .checks()
                .map(Check::name)
                .toList();
        assertThat(names)
                .doesNotContain("locationsKeptApart", "changesKeptApart")
                .hasSizeGreaterThan(20);
    }
}
