package se.samverka.organisation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * Where the city's register is.
 *
 * @param file the register, for example {@code file:/etc/samverka/organisations.yaml}
 */
@ConfigurationProperties("samverka.organisations")
record OrganisationSettings(Resource file) {}
