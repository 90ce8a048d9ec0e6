package se.samverka.caserecord;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.TestActors;
import se.samverka.identity.Actor;
import se.samverka.identity.CaseId;

/** Cases about somebody whose personal data are protected, for tests. */
public class Protecting {

    private final TestActors actors;
    private final JdbcClient jdbc;

    public Protecting(TestActors actors, JdbcClient jdbc) {
        this.actors = actors;
        this.jdbc = jdbc;
    }

    /** The same person, with the role. */
    public static Actor cleared(Actor person) {
        return Actor.person(person.id() + ".skydd", person.units(), Set.of(Protections.ROLE));
    }

    /** Says whom the case is about, as the step that checks the person does. */
    public void record(CaseId about, Protection level) {
        actors.asSystem(about, () -> jdbc.sql(
                        "select casework.record_subject(?, 'skola-hisingen', '201106179847', date '2011-06-17', ?)")
                .params(about.value(), level.name())
                .query(Boolean.class)
                .single());
    }
}
