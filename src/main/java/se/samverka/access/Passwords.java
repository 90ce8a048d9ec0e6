package se.samverka.access;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.samverka.audit.AuditTrail;
import se.samverka.identity.CurrentActor;
import se.samverka.identity.Reauthentication;
import se.samverka.organisation.Directory;

/** What sign-in with a password is made of. */
@Configuration
class Passwords {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    Throttle throttle(ObjectProvider<Clock> clock) {
        return new Throttle(clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    SignInForm signInForm(
            Directory directory,
            CurrentActor currentActor,
            AuditTrail trail,
            PasswordEncoder encoder,
            Throttle throttle,
            PlatformTransactionManager transactions,
            SignOutTrail signOut) {
        var passwords = new PasswordSignIn(
                directory, currentActor, trail, encoder, throttle, new TransactionTemplate(transactions));
        return new SignInForm(passwords, signOut);
    }

    @Bean
    Reauthentication passwordAgain(SignInForm signIn, CurrentActor currentActor) {
        return new PasswordAgain(signIn.passwords(), currentActor);
    }
}
