package se.samverka.demo;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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

    private static final int LONGEST_MINUTES = 10;

    private final DemoCases cases;
    private final ResourcePatternResolver resources;

    DemoStart(DemoCases cases, ResourcePatternResolver resources) {
        this.cases = cases;
        this.resources = resources;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        var player = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "demo-cases");
            thread.setDaemon(true);
            return thread;
        });
        player.execute(this::play);
        player.scheduleWithFixedDelay(() -> goOn(player), 1, 1, TimeUnit.SECONDS);
        player.schedule(player::shutdownNow, LONGEST_MINUTES, TimeUnit.MINUTES);
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

    /** Cases that a process opens beside come one by one. */
    private void goOn(ExecutorService player) {
        try {
            if (cases.goOn()) {
                player.shutdownNow();
            }
        } catch (RuntimeException e) {
            LOG.error("The demo cases were not all made ({}); those that were can be used", e.getMessage());
            player.shutdownNow();
        }
    }
}
