package se.samverka.web;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.samverka.caserecord.AttachmentPolicy;

/** What people send in stays in memory until it is in the database: nothing of it is ever on the disk in between. */
@Configuration
class Uploads {

    /** The form around the file: the token and the boundaries. */
    private static final long AROUND = 64 * 1024;

    @Bean
    MultipartConfigElement multipart(AttachmentPolicy policy) {
        var most = policy.maxSize().toBytes();
        return new MultipartConfigElement("", most, most + AROUND, Math.toIntExact(most + AROUND));
    }
}
