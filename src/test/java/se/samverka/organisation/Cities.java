package se.samverka.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.samverka.TestActors;
import se.samverka.identity.Actor;

/** The register of the city, and beside it at most one invented city that comes, changes and goes with a test. */
@TestComponent
@Primary
public class Cities implements Organisations {

    private static final Actor LOADER = Actor.service("organisation");

    private final RegisteredOrganisations lasting;
    private final RegisterTables tables;
    private final TestActors actors;
    private final JdbcClient jdbc;
    private volatile Register register = Register.EMPTY;
    private volatile RegisteredOrganisations invented = new RegisteredOrganisations(register);

    Cities(RegisteredOrganisations lasting, RegisterTables tables, TestActors actors, JdbcClient jdbc) {
        this.lasting = lasting;
        this.tables = tables;
        this.actors = actors;
        this.jdbc = jdbc;
    }

    /** Reads, checks and stores it as a start does, in place of the one before; its codes are its own. */
    public void put(String yaml) {
        replace(RegisterFile.read(yaml));
    }

    public void clear() {
        replace(Register.EMPTY);
    }

    private void replace(Register next) {
        actors.as(LOADER, () -> {
            remove("unit", register.units().stream().map(entry -> entry.value().code()));
            remove("authority", register.authorities().stream().map(entry -> entry.value()
                    .code()));
            remove("area", register.areas().stream().map(Area::code));
            tables.insert(next);
        });
        register = next;
        invented = new RegisteredOrganisations(next);
    }

    private void remove(String table, Stream<String> codes) {
        jdbc.sql("delete from casework.%s where code = any (?)".formatted(table))
                .param(codes.toArray(String[]::new))
                .update();
    }

    @Override
    public Optional<Unit> unit(String code) {
        return lasting.unit(code).or(() -> invented.unit(code));
    }

    @Override
    public Optional<Unit> unitFor(String actor, String area, LocalDate on) {
        return lasting.unitFor(actor, area, on).or(() -> invented.unitFor(actor, area, on));
    }

    @Override
    public Optional<Unit> unitOf(String authority, String actor, LocalDate on) {
        return lasting.unitOf(authority, actor, on).or(() -> invented.unitOf(authority, actor, on));
    }

    @Override
    public List<Unit> units(LocalDate on) {
        return both(lasting.units(on), invented.units(on));
    }

    @Override
    public List<Authority> authorities(LocalDate on) {
        return both(lasting.authorities(on), invented.authorities(on));
    }

    @Override
    public Optional<Authority> authority(String code) {
        return lasting.authority(code).or(() -> invented.authority(code));
    }

    @Override
    public List<Area> areas() {
        return both(lasting.areas(), invented.areas());
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @Override
    public String actorName(String actor) {
        return lasting.actorName(actor);
    }

    @Override
    public String nameOf(String code) {
        return invented.nameOf(lasting.nameOf(code));
    }
}
