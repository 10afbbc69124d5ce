package io.ghl.examples.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.cluster.run.Sides.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check notices what it is there for. */
class ComparisonTest {
    private static final String KEY = "here ada@example.com";

    private final Person ada = new Person("here", "ada@example.com");
    private final Map<String, List<Row>> app = new HashMap<>();
    private final Map<String, List<Row>> ghl = new HashMap<>();

    @BeforeEach
    void both() {
        ada.firstName = "Ada";
        ada.city = "London";
        ada.addressOfApp = "A1";
        ada.addressOfGhl = "G1";
        ada.tags().add("vip");
        app.put(KEY, List.of(row("Ada", "London", "G1", "vip")));
        ghl.put(KEY, List.of(row("Ada", "London", "G1", "vip")));
    }

    private static Row row(String firstName, String city, String address, String... tags) {
        return new Row("id", firstName, city, address, Set.of(tags));
    }

    private Comparison compare() {
        return Comparison.of(List.of(ada), new Sides(app, ghl));
    }

    @Test
    void sidesThatAgree() {
        assertThat(compare().isClean()).isTrue();
    }

    @Test
    void anEditThatIsLostOnEitherSide() {
        ghl.put(KEY, List.of(row("Ada", "Paris", "G1", "vip")));
        app.put(KEY, List.of(row("Eda", "London", "G1", "vip")));
        assertThat(compare().differences())
                .containsExactly(
                        KEY + ": first name of the application is Eda, expected Ada",
                        KEY + ": city of HighLevel is Paris, expected London");
    }

    @Test
    void anAddressThatIsNobodysOrNotTheSame() {
        app.put(KEY, List.of(row("Ada", "London", "A0", "vip")));
        assertThat(compare().differences())
                .containsExactly(KEY + ": the addresses differ", KEY + ": the address is nobody's last edit");
        app.put(KEY, List.of(row("Ada", "London", null, "vip")));
        ghl.put(KEY, List.of(row("Ada", "London", null, "vip")));
        assertThat(compare().differences()).containsExactly(KEY + ": the address is nobody's last edit");
    }

    @Test
    void aTagThatIsMissing() {
        ghl.put(KEY, List.of(row("Ada", "London", "G1")));
        assertThat(compare().differences()).containsExactly(KEY + ": tags of HighLevel [], expected [vip]");
    }

    @Test
    void recordsThatAreMissingTwiceOrNobodys() {
        app.remove(KEY);
        Row twice = row("Ada", "London", "G1", "vip");
        ghl.put(KEY, List.of(twice, twice));
        ghl.put("here eve@example.com", List.of(twice));
        Comparison comparison = compare();
        assertThat(comparison.duplicates()).isEqualTo(1);
        assertThat(comparison.differences())
                .containsExactly(
                        KEY + " is not in the application",
                        "here eve@example.com is in HighLevel, and nobody put it there");
    }

    @Test
    void aDeletionThatDidNotArrive() {
        ada.deleted = true;
        assertThat(compare().differences())
                .containsExactly(KEY + " is still in the application", KEY + " is still in HighLevel");
    }
}
