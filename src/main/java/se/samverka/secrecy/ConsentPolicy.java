package se.samverka.secrecy;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the city has decided about consents.
 *
 * @param maxValidity how long a consent may last, counted from the day it is asked for
 * @param coSignAge from which age the young person signs too; the law has no fixed age (FB 6:11), maturity below it is judged
 *     case by case
 */
@ConfigurationProperties("samverka.consent")
record ConsentPolicy(@DefaultValue("12m") Period maxValidity, @DefaultValue("15") int coSignAge) {}
