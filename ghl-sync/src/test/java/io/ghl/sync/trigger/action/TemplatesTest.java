package io.ghl.sync.trigger.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final Map<String, Object> ADA = new HashMap<>();

    static {
        ADA.put("given_name", "Ada");
        ADA.put("nickname", null);
        ADA.put("title", " ");
        ADA.put("budget", new BigDecimal("1E+3"));
        ADA.put("huge", new BigDecimal("1E+999999999"));
        ADA.put("born", LocalDate.of(1990, 12, 10));
        ADA.put("tags", List.of("vip", "early"));
        ADA.put("dollars", "$1 \\ {{born}}");
    }

    private static Object filled(Object value) {
        return Templates.fill(Map.of("p", value), ADA).get("p");
    }

    @Test
    void fieldsStandWithinTexts() {
        assertThat(filled("Call {{given_name}} about {{ budget }}, born {{born}}: {{tags}}"))
                .isEqualTo("Call Ada about 1000, born 1990-12-10: vip, early");
        assertThat(filled("{{given_name}}{{given_name}}")).isEqualTo("AdaAda");
    }

    /** Digit by digit it would fill the memory. */
    @Test
    void aNumberWithoutMeasureIsWrittenShort() {
        assertThat(filled("{{huge}} of {{budget}}")).isEqualTo("1E+999999999 of 1000");
    }

    @Test
    void aTextThatIsOneTemplateKeepsTheValue() {
        assertThat(filled("{{budget}}")).isEqualTo(new BigDecimal("1E+3"));
        assertThat(filled("{{tags}}")).isEqualTo(List.of("vip", "early"));
        assertThat(filled(" {{budget}}")).isEqualTo(" 1000");
    }

    @Test
    void blankFieldsLeaveAGapOrWhatIsSaidInstead() {
        assertThat(filled("Dear {{nickname}}!")).isEqualTo("Dear !");
        assertThat(filled("Dear {{nickname|friend}}!")).isEqualTo("Dear friend!");
        assertThat(filled("{{title|Dr}} {{given_name|friend}}")).isEqualTo("Dr Ada");
        assertThat(filled("{{title|Dr}}")).isEqualTo("Dr");
        assertThat(Templates.fill(Map.of("p", "{{nickname}}"), ADA)).isEmpty();
        assertThat(filled(List.of("{{nickname}}", "{{given_name}}"))).isEqualTo(List.of("Ada"));
    }

    @Test
    void templatesAreFoundAtAnyDepth() {
        Map<String, Object> nested = Map.of("rows", List.of(Map.of("name", "{{given_name}}", "size", 3)));

        assertThat(filled(nested)).isEqualTo(Map.of("rows", List.of(Map.of("name", "Ada", "size", 3))));
        assertThat(Templates.names(List.of("{{a}} {{b|c}}", Map.of("d", "\\{{e}} {{f}}"))))
                .containsExactly("a", "b", "f");
    }

    @Test
    void templatesOfHighLevelStay() {
        assertThat(filled("\\{{contact.name}} and {{given_name}}")).isEqualTo("{{contact.name}} and Ada");
        assertThat(filled("\\{{contact.name}}")).isEqualTo("{{contact.name}}");
    }

    @Test
    void aFieldsTextIsNoTemplateAndNoPattern() {
        assertThat(filled("Pay {{dollars}}")).isEqualTo("Pay $1 \\ {{born}}");
    }

    @Test
    void anUnknownFieldIsNamed() {
        assertThatThrownBy(() -> filled("{{givenname}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The record has no field \"givenname\". Did you mean \"given_name\"");
    }
}
