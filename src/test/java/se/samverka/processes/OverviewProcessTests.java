package se.samverka.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.access.Visitor;
import se.samverka.organisation.Cities;
import se.samverka.organisation.Directory;

/** Lists and overviews know nothing of the processes they are about: here of one that calls those of linked cases. */
@SamverkaTest
class OverviewProcessTests {

    private final Story story;
    private final InventedOrganisations organisations;
    private final int port;

    @Autowired
    OverviewProcessTests(
            ProcessEngine engine, Cities cities, Directory directory, TestActors actors, @LocalServerPort int port) {
        this.story = new Story(engine, port);
        this.organisations = new InventedOrganisations(cities, directory, actors);
        this.port = port;
    }

    @AfterEach
    void forget() {
        organisations.clear();
    }

    @Test
    void each_organisation_is_a_row_from_before_it_begins_until_it_is_done() {
        organisations.put(3);
        story.starts("chef.hisingen", "exempel-utrullning", Answers.of());
        assertThat(overview()).contains("har inte börjat");

        story.worksOff();
        assertThat(overview())
                .contains("Provorganisation 1", "Provorganisation 3", "Bekräfta uppdraget", "pågår till", "3 rader");

        story.linked("prov-1").does(organisations.person(1), "Bekräfta uppdraget", Answers.of("berors", "ja"));
        assertThat(overview()).containsPattern("Provorganisation 1.{0,80} klar \\d");
        assertThat(cases("exempel-organisation"))
                .contains(story.linked("prov-2").number(), "Bekräfta uppdraget")
                .doesNotContain(story.linked("prov-1").number());
    }

    private String overview() {
        return words("/cases/" + story.number() + "/overview");
    }

    private String cases(String process) {
        return words("/cases?process=" + process);
    }

    private String words(String path) {
        return new Visitor(port)
                .signedInAs("chef.hisingen")
                .get(path)
                .body()
                .replaceAll("(?s).*<main|</main>.*|<[^>]+>", " ")
                .replaceAll("[\\s\\u00a0]+", " ");
    }
}
