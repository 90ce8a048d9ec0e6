package se.samverka;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import se.samverka.database.TestDatabase;
import se.samverka.organisation.Cities;

/**
 * The whole application with a real PostgreSQL, one context and one server for all tests; jobs run only when a test
 * runs them. It listens on a port of its own ({@code local.server.port}) and serves MockMvc. Tests share the database, so each opens cases of its own and never counts or clears what others made.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@ActiveProfiles({"demo", "test"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestActors.class, Cities.class, QuickPasswords.class})
public @interface SamverkaTest {}
