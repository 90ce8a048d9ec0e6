package se.samverka.secrecy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.TestActors;
import se.samverka.caserecord.CaseFile;
import se.samverka.caserecord.CaseSearch;
import se.samverka.identity.Actor;

/** What somebody finds who searches for one case. */
record Found(TestActors actors, CaseSearch search, JdbcClient jdbc, CaseFile file) {

    static Found of(ApplicationContext application, CaseFile file) {
        return new Found(
                application.getBean(TestActors.class),
                application.getBean(CaseSearch.class),
                application.getBean(JdbcClient.class),
                file);
    }

    /** By number; empty when it is not found. */
    Optional<CaseSearch.Hit> hit(Actor reader) {
        return find(reader, CaseSearch.CASE_NUMBER, file.number());
    }

    boolean byIdentity(Actor reader, String identity) {
        return find(reader, CaseSearch.IDENTITY_NUMBER, identity).isPresent();
    }

    boolean byName(Actor reader, String section) {
        return find(reader, CaseSearch.NAME, Named.name(section)).isPresent();
    }

    /** Which of the names find the case, by the database's own answer. */
    Set<String> byNames(Actor reader, Set<String> sections) {
        return new TreeSet<>(actors.as(reader, () -> jdbc.sql(
                        """
                        select said.section
                        from unnest(:sections::text[], :names::text[]) said(section, name)
                             join casework.case c on c.id = :about
                        where c.id in (select casework.find_cases('name', said.name))""")
                .param("sections", sections.toArray(String[]::new))
                .param("names", sections.stream().map(Named::name).toArray(String[]::new))
                .param("about", file.id().value())
                .query(String.class)
                .list()));
    }

    private Optional<CaseSearch.Hit> find(Actor reader, String kind, String term) {
        return actors.as(reader, () -> search.find(Map.of(kind, term))).hits().stream()
                .filter(hit -> hit.number().equals(file.number()))
                .findFirst();
    }
}
