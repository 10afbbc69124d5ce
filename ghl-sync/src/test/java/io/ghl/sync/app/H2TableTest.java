package io.ghl.sync.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What H2 has of its own: names in capital letters, and texts that are large objects. */
class H2TableTest {
    private static final String HERE = "loc-1";

    private final TestDatabase database = TestDatabase.h2();

    @Test
    void everyTypeComesBackAsItWasUnderTheDatabasesOwnNames() {
        database.run("CREATE TABLE customers (id {id}, name VARCHAR(20), story TEXT, age INTEGER, visits BIGINT,"
                + " budget NUMERIC(10,2), vip BOOLEAN, born DATE, seen {time}, local_time TIMESTAMP)");
        SqlTable table = SqlTable.builder(database.source(), "customers")
                .key("ID")
                .changedBySnapshot()
                .build();
        Map<String, Object> values = Map.of(
                "NAME",
                "Ada",
                "STORY",
                "long ".repeat(2_000),
                "AGE",
                36,
                "VISITS",
                5_000_000_000L,
                "BUDGET",
                new BigDecimal("12.50"),
                "VIP",
                true,
                "BORN",
                LocalDate.of(1815, 12, 10),
                "SEEN",
                Instant.parse("2026-03-01T09:30:15.250Z"),
                "LOCAL_TIME",
                Instant.parse("2026-03-01T10:00:00Z"));

        String id = table.create(HERE, Row.of("", values), "k1");

        Row ada = table.find(HERE, id).orElseThrow();
        values.forEach((column, value) -> assertThat(ada.get(column)).as(column).isEqualTo(value));
        assertThat(table.update(HERE, ada, ada.with("STORY", "short"))).isTrue();
        assertThat(table.update(HERE, ada, ada.with("STORY", "late"))).isFalse();
        assertThat(database.rows("SELECT name, story FROM customers")).isEqualTo(List.of("Ada short"));
    }
}
