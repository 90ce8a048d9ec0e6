package se.samverka.secrecy;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the city has decided about consents.
 *
 * @param maxValidity how long a consent may last, counted from the day it is asked for
 */
@ConfigurationProperties("samverka.consent")
record ConsentPolicy(@DefaultValue("12m") Period maxValidity) {}
