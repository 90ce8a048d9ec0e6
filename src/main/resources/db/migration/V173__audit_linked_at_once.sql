-- Reading waits for what is written about it, so writing is made short: each event is linked as it is written, in one
-- statement, and no longer looked up again when the transaction commits.
--
-- A transaction takes the chain its id names, or any other that is free, and keeps it. It waits only when all 32 are
-- taken, so nobody meets anybody in a circle while there are fewer who write at the same moment (one node has 30
-- connections). Spreading them by the id keeps the versions of one head few while a long check or backup sees old ones.

alter table audit.head drop constraint head_chain_check;
alter table audit.head disable trigger only_moved;
insert into audit.head
select chain, 0, sha256(convert_to('samverka audit chain ' || chain, 'UTF8')) from generate_series(16, 31) chain;
alter table audit.head enable trigger only_moved;

drop trigger linked on audit.event;
drop function audit.link_transaction();
drop function audit.chain_of(xid8);
drop policy linking on audit.event;
drop index audit.event_transaction;
-- Who looks for events without a link reads both tables anyhow.
alter table audit.link drop constraint link_event_key;

-- A table's checks are read from the catalogue anew for each statement, which took a quarter of what an event costs. The
-- trigger below has them; a resource may be longer now, as it names several sections.
alter table audit.event
    drop constraint event_action_check, drop constraint event_outcome_check, drop constraint event_resource_check,
    drop constraint event_purpose_check, drop constraint event_ground_check, drop constraint event_via_check,
    drop constraint event_session_check, drop constraint event_method_check, drop constraint event_address_check,
    drop constraint event_task_check;

-- Whoever has the lock of a chain is the only one to lengthen it until the transaction ends.
create function audit.take_chain(usual int) returns int
    language plpgsql set search_path = '' as
$$
begin
    if pg_try_advisory_xact_lock(173, usual) then
        return usual;
    end if;
    for other in 0 .. 31 loop
        if pg_try_advisory_xact_lock(173, other) then
            return other;
        end if;
    end loop;
    perform pg_advisory_xact_lock(173, usual);
    return usual;
end
$$;

create function audit.link_event() returns trigger
    language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
declare
    content constant text := json_strip_nulls(to_json(new))::text;
    mine smallint := nullif(current_setting('app.chain', true), '');
begin
    if new.outcome not in ('OK', 'DENIED', 'EMPTY') or length(new.action) not between 2 and 20
       or length(new.resource) > 100000 or length(new.purpose) > 200 or length(new.ground) > 40
       or length(new.via) > 20 or length(new.session) > 40 or length(new.method) > 20
       or length(new.address) > 45 or length(new.task) > 64
    then
        raise exception 'Not an event of the trail' using errcode = 'check_violation';
    end if;
    if mine is null then
        mine := audit.take_chain((new.transaction::text::bigint % 32)::int);
        perform set_config('app.chain', mine::text, true);
    end if;
    with place as (
        update audit.head set seq = seq + 1, hash = sha256(hash || convert_to(content, 'UTF8'))
        where chain = mine returning seq, hash)
    insert into audit.link (chain, seq, event, hash) select mine, seq, new.id, hash from place;
    if not found then
        raise exception 'There is no chain %', mine;
    end if;
    return null;
end
$$;

revoke execute on function audit.take_chain(int), audit.link_event() from public;

create trigger linked after insert on audit.event for each row execute function audit.link_event();

-- A review of the log takes over in each of the chains where the one before stopped.
alter table casework.log_review drop constraint log_review_upto_check;
do
$$
declare
    before constant text := pg_get_functiondef('casework.draw_log_sample(numeric)'::regprocedure);
    after constant text := replace(before, 'generate_series(0, 15)', 'generate_series(0, 31)');
begin
    assert after <> before;
    execute after;
end
$$;

-- One event tells of all sections that were read at once on one ground: "section:" and their codes with commas between.
-- Of those each unit is told which it answers for: its own, read by anybody, and what its own people were given.
create or replace function casework.reads_of(about uuid, ours text[])
    returns table (id bigint, at timestamptz, units text[], roles text[], action text, resource text, purpose text,
                   ground text)
    language plpgsql security definer set search_path = '' as
$$
#variable_conflict use_column
begin
    if not casework.makes_extracts(about) or not ours <@ casework.my_units() then
        return;
    end if;
    perform set_config('app.told_case', about::text, true);
    return query
        select e.id, e.at, e.units, e.roles, e.action, told.resource, e.purpose, e.ground
        from audit.event e
             cross join lateral (
                 select case
                     when e.action = 'READ' and e.resource like 'section:%' then (
                         select 'section:' || string_agg(asked.code, ',' order by asked.n)
                         from unnest(string_to_array(substr(e.resource, 9), ',')) with ordinality asked (code, n)
                         where case
                             when e.ground = 'own' then exists (
                                 select from casework.section s
                                 where s.case_id = about and s.code = asked.code
                                   and s.unit = any (ours) and s.unit = any (e.units))
                             else e.units && ours and e.ground <> 'emergency' or exists (
                                 select from casework.section s
                                 where s.case_id = about and s.code = asked.code
                                   and s.unit = any (ours) and s.unit <> all (e.units))
                         end)
                     when e.action = 'EMERGENCY'
                          or e.action in ('READ', 'EXPORT', 'SEARCH', 'OPEN_PROTECTED')
                             and (e.units && ours or e.ground = 'emergency')
                     then e.resource
                 end as resource) told
        where e.case_id = about and e.outcome = 'OK' and cardinality(e.units) > 0 and e.actor not like 'service:%'
          and told.resource is not null
        order by e.id;
    perform set_config('app.told_case', '', true);
end
$$;
