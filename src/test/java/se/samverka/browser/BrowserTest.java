package se.samverka.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import se.samverka.SamverkaTest;

/**
 * The whole application and a {@link Chromium} for test methods that ask for it. Skipped where no Chromium is found,
 * unless SAMVERKA_BROWSER=required.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SamverkaTest
@ExtendWith(WithChromium.class)
@interface BrowserTest {}
