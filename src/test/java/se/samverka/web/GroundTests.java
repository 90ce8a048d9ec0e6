package se.samverka.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;
import se.samverka.caserecord.Sections.Section;
import se.samverka.identity.CaseId;

class GroundTests {

    @BeforeEach
    void in_swedish() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("sv"));
    }

    @AfterEach
    void no_language_is_left_behind() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void consent_says_its_last_day_though_it_ends_as_the_next_begins() {
        var end = Instant.parse("2027-04-30T22:00:00Z");
        assertThat(Ground.of(section("LB-SAM", end), Map.of()))
                .isEqualTo(new Ground("ground.consent.until", "30\u00a0april\u00a02027", null));
    }

    @Test
    void the_law_is_said_as_people_look_it_up() {
        assertThat(Ground.of(section("LB-191", null), Map.of("LB-191", "SoL 19:1")))
                .isEqualTo(new Ground("ground.law", null, "SoL 19:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "participant", "open", "LB-SAM"})
    void only_other_grounds_are_looked_up(String ground) {
        assertThat(Ground.laws(List.of(section(ground, null), section("LB-191", null))))
                .containsExactly("LB-191");
    }

    private static Section section(String ground, @Nullable Instant until) {
        var nothing = JsonNodeFactory.instance.objectNode();
        return new Section(CaseId.random(), "s", null, "u", 1, nothing, nothing, "w", Instant.EPOCH, ground, until);
    }
}
