package io.ghl.sync;

import io.ghl.sync.testing.AppRecordsConformance;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The records of the engine's own tests keep the promises that these tests rest on. */
class ConformingRecordsTest {
    @TestFactory
    Stream<DynamicTest> rows() {
        return AppRecordsConformance.of(
                        Rows::new, row -> (String) row.get("note"), (row, value) -> row.with("note", value))
                .findingBy("email", (row, value) -> row.with("email", value))
                .location("only")
                .checks()
                .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
    }

    // @start region=conformance
    @TestFactory
    Stream<DynamicTest> people() {
        return AppRecordsConformance.of(People::new, Person::city, Person::withCity) // empty ones, and a field to edit
                .findingBy("email", Person::withEmail)
                .location("only") // these keep one location's; leave it out if yours keep several apart
                .checks()
                .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
    }
    // @end
}
