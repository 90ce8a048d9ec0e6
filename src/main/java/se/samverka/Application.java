package se.samverka;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import se.samverka.audit.AuditCommand;

/** Starts Samverka. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    public static void main(String[] args) {
        if (AuditCommand.isMeant(args)) {
            System.exit(AuditCommand.run(System.out, args));
        }
        SpringApplication.run(Application.class, args);
    }

    /** What day it is, where the people are. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Europe/Stockholm"));
    }
}
