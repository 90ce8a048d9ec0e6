package se.samverka.processes;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;

/**
 * Something that happens at a certain time: deadlines before and after it, which follow when it is moved, an end when it
 * is called off, and events that people report. The files are in the test resources.
 */
@SamverkaTest
class ExempelAktivitetProcessTests {

    private static final String BEGINS = "2031-04-12T15:00";

    private final Story story;

    @Autowired
    ExempelAktivitetProcessTests(ProcessEngine engine, @LocalServerPort int port) {
        story = new Story(engine, port);
    }

    @Test
    void an_activity_takes_place() {
        planned()
                .dueOn("koordinator.hisingen", "Förbered aktiviteten", "2031-04-02T15:00")
                .dueOn("chef.hisingen", "Bekräfta, flytta eller ställ in", "2031-04-05T15:00")
                .does(
                        "chef.hisingen",
                        "Bekräfta, flytta eller ställ in",
                        Answers.of("status", "galler", "borjar", BEGINS))
                .does("koordinator.hisingen", "Förbered aktiviteten")
                .passes("Timer_Efter")
                .ends("EndEvent_Genomford");
    }

    @Test
    void an_activity_is_moved_and_its_deadlines_with_it() {
        planned()
                .does(
                        "chef.hisingen",
                        "Bekräfta, flytta eller ställ in",
                        Answers.of("status", "flyttas", "borjar", "2031-05-20T18:30"))
                .dueOn("koordinator.hisingen", "Förbered aktiviteten", "2031-05-10T18:30");
    }

    @Test
    void an_activity_is_called_off() {
        planned()
                .does(
                        "chef.hisingen",
                        "Bekräfta, flytta eller ställ in",
                        Answers.of("status", "installd", "borjar", BEGINS))
                .waitsFor("koordinator.hisingen")
                .ends("StartEvent_Installd", "EndEvent_Installd");
    }

    private Story planned() {
        return story.starts("chef.hisingen", "exempel-aktivitet", Answers.of("borjar", BEGINS));
    }
}
