package se.samverka.organisation;

import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.samverka.organisation.Register.Entry;

/** The register in the database, where row-level security, cases and reports read it. */
@Repository
class RegisterTables {

    private final JdbcClient jdbc;

    RegisterTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two nodes that start together load one after the other. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('casework.register_load'))")
                .query((row, n) -> true)
                .single();
    }

    Optional<String> digest() {
        return jdbc.sql("select sha256 from casework.register_load")
                .query(String.class)
                .optional();
    }

    Set<String> unitCodes() {
        return Set.copyOf(jdbc.sql("select distinct code from casework.unit")
                .query(String.class)
                .list());
    }

    Set<String> authorityCodes() {
        return Set.copyOf(jdbc.sql("select distinct code from casework.authority")
                .query(String.class)
                .list());
    }

    void replace(Register register, String digest) {
        for (var table : new String[] {"unit", "authority", "area", "actor_name", "register_load"}) {
            jdbc.sql("delete from casework." + table).update();
        }
        register.actors().forEach((code, name) -> jdbc.sql("insert into casework.actor_name values (?, ?)")
                .params(code, name)
                .update());
        insert(register);
        jdbc.sql("insert into casework.register_load (sha256) values (?)")
                .param(digest)
                .update();
    }

    /** Areas, authorities and units; whoever they answer for is there already. */
    void insert(Register register) {
        var position = 0;
        for (var area : register.areas()) {
            jdbc.sql("insert into casework.area values (?, ?, ?)")
                    .params(area.code(), area.name(), position++)
                    .update();
        }
        register.authorities().stream().map(Entry::value).forEach(this::insert);
        register.units().stream().map(Entry::value).forEach(this::insert);
    }

    private void insert(Authority authority) {
        jdbc.sql("insert into casework.authority values (?, ?, ?, ?, ?, ?)")
                .params(
                        authority.code(),
                        authority.name(),
                        authority.kind(),
                        authority.area(),
                        authority.validFrom(),
                        authority.validTo())
                .update();
        for (var successor : authority.successors()) {
            jdbc.sql("insert into casework.authority_successor values (?, ?, ?)")
                    .params(authority.code(), authority.validFrom(), successor)
                    .update();
        }
    }

    private void insert(Unit unit) {
        jdbc.sql("insert into casework.unit values (?, ?, ?, ?, ?)")
                .params(unit.code(), unit.name(), unit.authority(), unit.validFrom(), unit.validTo())
                .update();
        for (var actor : unit.actors()) {
            jdbc.sql("insert into casework.unit_actor values (?, ?, ?)")
                    .params(unit.code(), unit.validFrom(), actor)
                    .update();
        }
        for (var area : unit.areas()) {
            jdbc.sql("insert into casework.unit_area values (?, ?, ?)")
                    .params(unit.code(), unit.validFrom(), area)
                    .update();
        }
    }
}
