package se.samverka.caserecord;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the city takes in.
 *
 * @param maxSize the largest file; what is sent in may be a little longer in all
 */
@ConfigurationProperties("samverka.attachment")
public record AttachmentPolicy(@DefaultValue("10MB") DataSize maxSize) {}
