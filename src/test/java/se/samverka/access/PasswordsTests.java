package se.samverka.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the other tests do without. */
class PasswordsTests {

    @Test
    void a_password_is_slow_to_guess_for_whoever_has_its_hash() {
        assertThat(new Passwords().passwordEncoder().encode("demo")).startsWith("{bcrypt}$2a$10$");
    }
}
