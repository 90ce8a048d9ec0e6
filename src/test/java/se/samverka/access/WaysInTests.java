package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import se.samverka.Application;
import se.samverka.access.WaysIn.SignInRefused;

@ExtendWith(OutputCaptureExtension.class)
class WaysInTests {

    @Test
    void the_demo_profile_is_a_way_in() {
        assertThatCode(() -> WaysIn.check(with("demo"))).doesNotThrowAnyException();
    }

    @Test
    void demo_accounts_are_refused_in_production() {
        var refused = catchThrowableOfType(SignInRefused.class, () -> WaysIn.check(with("demo", "prod")));

        assertThat(new SignInRefusedAnalyzer().analyze(refused, refused).getDescription())
                .isEqualTo("The profiles demo and prod are both active: the demo accounts have a public password.");
    }

    @Test
    void without_a_way_in_nothing_starts() {
        var refused = catchThrowableOfType(SignInRefused.class, () -> WaysIn.check(with()));

        var analysis = new SignInRefusedAnalyzer().analyze(refused, refused);
        assertThat(analysis.getDescription()).startsWith("Nobody could sign in");
        assertThat(analysis.getAction()).isNotBlank();
    }

    @Test
    void a_start_without_a_way_in_ends_with_the_sentence(CapturedOutput output) {
        var application = new SpringApplicationBuilder(Application.class).profiles("prod");

        assertThatThrownBy(() -> application.run("--server.port=0", "--management.server.port=0"))
                .isInstanceOf(SignInRefused.class);
        assertThat(output).contains("APPLICATION FAILED TO START", "Nobody could sign in");
    }

    private static MockEnvironment with(String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        return environment;
    }
}
