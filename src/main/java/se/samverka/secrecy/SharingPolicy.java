package se.samverka.secrecy;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the city has decided about sharing on other grounds than consent.
 *
 * @param maxValidity how long one decision may last
 */
@ConfigurationProperties("samverka.sharing")
record SharingPolicy(@DefaultValue("6m") Period maxValidity) {}
