package se.samverka.access;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Looks before anything is built whether anybody could sign in, and whether the demo accounts stay out of production. */
@Component
class WaysIn implements BeanFactoryPostProcessor, EnvironmentAware {

    static final String DEMO = "demo";

    private Environment environment = new org.springframework.core.env.StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        check(environment);
    }

    static void check(Environment environment) {
        var demo = environment.acceptsProfiles(Profiles.of(DEMO));
        if (demo && environment.acceptsProfiles(Profiles.of("prod"))) {
            throw new SignInRefused(
                    "The profiles demo and prod are both active: the demo accounts have a public password.",
                    "Start production without the profile demo.");
        }
        if (!demo) {
            throw new SignInRefused(
                    "Nobody could sign in: no way to sign in is configured.",
                    "Start with the profile demo to try the application with invented people.");
        }
    }

    /** The application would be open to the wrong people, or to nobody. */
    static class SignInRefused extends IllegalStateException {

        private final String action;

        SignInRefused(String description, String action) {
            super(description);
            this.action = action;
        }

        String action() {
            return action;
        }
    }
}
