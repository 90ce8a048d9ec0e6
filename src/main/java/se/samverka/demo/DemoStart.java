package se.samverka.demo;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Plays the demo cases beside the running application, so that nobody has to wait for them to sign in. */
@Component
@Profile("demo & !test")
class DemoStart {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);

    private final DemoCases cases;
    private final ResourcePatternResolver resources;

    DemoStart(DemoCases cases, ResourcePatternResolver resources) {
        this.cases = cases;
        this.resources = resources;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var playing = new Thread(this::play, "demo-cases");
        playing.setDaemon(true);
        playing.start();
    }

    private void play() {
        try {
            for (var script : resources.getResources("classpath:demo/cases/*.yaml")) {
                cases.play(script);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The demo cases were not all made ({}); those that were can be used", e.getMessage());
        }
    }
}
