package se.samverka.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import se.samverka.SamverkaTest;
import se.samverka.TestActors;
import se.samverka.audit.Finding.What;

/** Whatever somebody with all rights over the database does to the trail, the check names the place. */
@SamverkaTest
class VerdictTests {

    private final Trail trail;

    private final Path folder;

    VerdictTests(@Autowired TestActors actors, @Autowired AuditTrail trail, @TempDir Path folder) {
        this.folder = folder;
        this.trail = new Trail(actors, trail);
    }

    @Test
    void an_untouched_trail_holds() throws Exception {
        trail.writes(1);

        assertThat(Trail.asItIs(folder).toString()).startsWith("OK: ").contains("32 chains", "no signed heads");
    }

    @Test
    void a_change_in_any_column_of_an_event_is_named() throws Exception {
        var link = trail.writes(3).get(1);
        var columns = Trail.auditor()
                .sql(
                        """
                        select attname || ' = ' || case
                            when attname = 'transaction' then '''3''::xid8'
                            when attname = 'at' then 'at + interval ''1 microsecond'''
                            when attname = 'case_id' then 'gen_random_uuid()'
                            when attname = 'outcome' then '''DENIED'''
                            when attname = 'action' then '''LIST'''
                            when attname = 'via' then '''api'''
                            when attname = 'session' then '''0123456789abcdef'''
                            when attname = 'address' then '''127.0.0.2'''
                            when attname = 'task' then gen_random_uuid()::text || ''''
                            when atttypid = 'text[]'::regtype then attname || ' || ''{x}'''
                            else 'coalesce(' || attname || ', '''') || ''x''' end
                        from pg_attribute
                        where attrelid = 'audit.event'::regclass and attnum > 0 and attname <> 'id'
                          and not attisdropped""")
                .query(String.class)
                .list();

        assertThat(columns).hasSizeGreaterThan(14);
        for (var change : columns) {
            var sql = change.startsWith("task = ") ? "task = '" + change.substring(7) : change;
            assertThat(Trail.after(folder, "update audit.event set " + sql + " where id = " + link.event()))
                    .as(sql)
                    .extracting(Verdict::broken)
                    .isEqualTo(found(What.CHANGED, link));
        }
    }

    @Test
    void one_changed_character_of_an_event_is_named() throws Exception {
        var link = trail.writes(3).get(1);

        assertThat(Trail.after(folder, "update audit.event set resource = 'section:proV' where id = " + link.event())
                        .toString())
                .isEqualTo("BROKEN: chain %d, link %d, event %d %s."
                        .formatted(link.chain(), link.seq(), link.event(), words(What.CHANGED)));
    }

    @Test
    void a_changed_hash_is_named() throws Exception {
        var link = trail.writes(3).get(1);

        assertThat(Trail.after(
                                folder,
                                "update audit.link set hash = set_byte(hash, 0, 255 - get_byte(hash, 0)) where event = "
                                        + link.event())
                        .broken())
                .isEqualTo(found(What.CHANGED, link));
    }

    @Test
    void a_removed_event_is_named_whether_it_is_the_last_or_not() throws Exception {
        var links = trail.writes(3);

        for (var link : List.of(links.get(1), links.get(2))) {
            assertThat(Trail.after(folder, "delete from audit.event where id = " + link.event())
                            .broken())
                    .isEqualTo(found(What.MISSING_EVENT, link));
        }
    }

    @Test
    void an_event_removed_with_its_link_is_named() throws Exception {
        var links = trail.writes(3);

        assertThat(removed(links.get(1)).broken())
                .isEqualTo(new Finding(
                                What.MISSING_LINK,
                                links.get(1).chain(),
                                links.get(1).seq(),
                                0)
                        .toString());
        assertThat(removed(links.get(2)).broken())
                .isEqualTo(new Finding(
                                What.MISSING_LAST,
                                links.get(2).chain(),
                                links.get(2).seq(),
                                0)
                        .toString());
    }

    private Verdict removed(Trail.Link link) throws Exception {
        return Trail.after(
                folder,
                "delete from audit.event where id = " + link.event(),
                "delete from audit.link where event = " + link.event());
    }

    @Test
    void events_that_changed_places_are_named() throws Exception {
        var links = trail.writes(4);
        var one = links.get(1);
        var other = links.get(3);

        assertThat(Trail.after(
                                folder,
                                "update audit.link set event = -1 where event = " + one.event(),
                                "update audit.link set event = " + one.event() + " where event = " + other.event(),
                                "update audit.link set event = " + other.event() + " where event = -1")
                        .broken())
                .isEqualTo(new Finding(What.REORDERED, one.chain(), one.seq(), other.event()).toString());
    }

    @Test
    void links_that_changed_places_are_named() throws Exception {
        var links = trail.writes(4);
        var one = links.get(1);
        var other = links.get(3);

        assertThat(Trail.after(
                                folder,
                                "update audit.link set seq = -1 where event = " + one.event(),
                                "update audit.link set seq = " + one.seq() + " where event = " + other.event(),
                                "update audit.link set seq = " + other.seq() + " where event = " + one.event())
                        .broken())
                .isEqualTo(new Finding(What.REORDERED, one.chain(), one.seq(), other.event()).toString());
    }

    @Test
    void an_event_put_in_past_the_application_is_named() throws Exception {
        trail.writes(1);

        assertThat(Trail.after(folder, forged()).broken()).matches("event \\d+ " + words(What.UNLINKED));
    }

    @Test
    void an_event_put_in_between_is_named_even_with_a_right_hash_of_its_own() throws Exception {
        var links = trail.writes(3);
        var one = links.get(1);
        var last = links.get(2);

        var verdict = Trail.after(
                folder,
                forged(),
                "update audit.link set seq = seq + 1 where event = " + last.event(),
                """
                insert into audit.link
                select %d, %d, e.id, sha256((select hash from audit.link where event = %d)
                    || convert_to(json_strip_nulls(to_json(e))::text, 'UTF8'))
                from audit.event e where e.id = (select max(id) from audit.event)"""
                        .formatted(last.chain(), last.seq(), one.event()),
                "update audit.head set seq = seq + 1 where chain = " + last.chain());

        // The forger's session has another time zone, so its hash may be wrong; else the next one is.
        assertThat(verdict.broken())
                .startsWith("chain " + last.chain() + ", link ")
                .endsWith(words(What.CHANGED));
        assertThat(verdict.broken())
                .containsAnyOf(", link " + last.seq() + ",", ", link " + (last.seq() + 1) + ", event " + last.event());
    }

    @Test
    void a_head_that_was_set_back_is_named() throws Exception {
        var last = trail.writes(2).get(1);

        assertThat(Trail.after(folder, "update audit.head set seq = seq - 1 where chain = " + last.chain())
                        .broken())
                .isEqualTo(new Finding(What.WRONG_HEAD, last.chain(), last.seq(), 0).toString());
    }

    @Test
    void a_chain_calculated_anew_holds_by_itself_and_not_against_the_signed_heads() throws Exception {
        var links = trail.writes(3);
        var chain = links.get(0).chain();
        var change = "update audit.event set resource = 'section:annat' where id = "
                + links.get(1).event();

        assertThat(Trail.after(folder, change, Trail.madeAnew(chain)).broken()).isNull();

        new HeadFile(folder).append(Trail.heads(), Instant.now(), false);
        assertThat(Trail.asItIs(folder).toString()).startsWith("OK").contains("1 signed lines");
        assertThat(Trail.after(folder, change, Trail.madeAnew(chain)).broken())
                .startsWith(found(What.REWRITTEN, links.get(2)))
                .contains("(signed ");
    }

    @Test
    void an_end_removed_with_its_head_is_missed_by_the_signed_heads() throws Exception {
        var last = trail.writes(3).get(2);
        new HeadFile(folder).append(Trail.heads(), Instant.now(), false);

        assertThat(Trail.after(
                                folder,
                                "delete from audit.event where id = " + last.event(),
                                "delete from audit.link where event = " + last.event(),
                                Trail.madeAnew(last.chain()))
                        .broken())
                .startsWith(new Finding(What.MISSING_SIGNED, last.chain(), last.seq(), 0).toString());
    }

    @Test
    void after_a_restored_backup_a_new_epoch_lets_the_trail_hold_again() throws Exception {
        var last = trail.writes(3).get(2);
        var file = new HeadFile(folder);
        var beyond = Trail.heads().stream()
                .map(head -> new Head(head.chain(), head.seq() + 1, head.hash()))
                .toList();
        file.append(beyond, Instant.now(), false);
        assertThat(Trail.asItIs(folder).broken()).contains(words(What.MISSING_SIGNED));

        file.append(Trail.heads(), Instant.now(), true);

        assertThat(Trail.asItIs(folder).toString()).startsWith("OK").contains("epoch 2");
        assertThat(removed(last).broken()).contains(words(What.MISSING_LAST));
    }

    @Test
    void a_changed_or_missing_line_of_signed_heads_is_named() throws Exception {
        var file = new HeadFile(folder);
        for (int i = 0; i < 3; i++) {
            trail.writes(1);
            file.append(Trail.heads(), Instant.now(), false);
        }
        var lines = Files.readAllLines(file.path());
        assertThat(lines).hasSize(3);
        assertThat(Trail.asItIs(folder).broken()).isNull();

        Files.write(
                file.path(),
                List.of(lines.get(0), lines.get(1).replaceFirst("\"seq\":(\\d+)", "\"seq\":1$1"), lines.get(2)));
        assertThat(Trail.asItIs(folder).broken()).startsWith("heads.jsonl, line 2 is not what was signed");

        Files.write(file.path(), List.of(lines.get(0), lines.get(2)));
        assertThat(Trail.asItIs(folder).broken()).startsWith("heads.jsonl, line 2 does not follow");
    }

    @Test
    void unchanged_heads_add_no_line_and_half_a_line_is_replaced() throws Exception {
        var file = new HeadFile(folder);
        var heads = Trail.heads();
        file.append(heads, Instant.now(), false);
        file.append(heads, Instant.now(), false);
        assertThat(Files.readAllLines(file.path())).hasSize(1);

        Files.writeString(file.path(), "{\"time\":\"20", java.nio.file.StandardOpenOption.APPEND);
        trail.writes(1);
        file.append(Trail.heads(), Instant.now(), false);

        assertThat(Files.readAllLines(file.path())).hasSize(2);
        assertThat(Trail.asItIs(folder).broken()).isNull();
    }

    @Test
    void only_its_owner_reads_the_key() throws Exception {
        new HeadFile(folder).append(Trail.heads(), Instant.now(), false);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("signing-key.pem"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("signing-key.pem", "public-key.pem", "heads.jsonl");
        }
    }

    private static String forged() {
        return "insert into audit.event (actor, action, outcome, resource) values ('polis.hisingen', 'READ', 'OK', 'x')";
    }

    private static String found(What what, Trail.Link link) {
        return new Finding(what, link.chain(), link.seq(), link.event()).toString();
    }

    private static String words(What what) {
        return new Finding(what, 0, 0, 0)
                .toString()
                .replaceFirst("^chain 0, link 0 ", "")
                .strip();
    }
}
