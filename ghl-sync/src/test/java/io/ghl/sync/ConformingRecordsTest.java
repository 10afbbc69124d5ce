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

    @TestFactory
    Stream<DynamicTest> people() {
        return AppRecordsConformance.of(People::new, Person::city, Person::withCity)
                .findingBy("email", Person::withEmail)
                .location("only")
                .checks()
                .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
    }
}
