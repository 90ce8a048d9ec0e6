-- The trail as sixteen chains. A transaction's events go to the chain its id names, when it commits: one transaction
-- locks one head, as the last row it locks, so writers neither wait for each other for long nor in a circle.
--
-- A link's hash is sha256 over the hash before it and the event as JSON: every column that has a value, by name, with
-- times in UTC. A column that is added later, without a value, leaves the hashes of earlier events as they are.

create table audit.head (
    chain smallint primary key check (chain between 0 and 15),
    seq bigint not null,
    hash bytea not null
) with (fillfactor = 10);

create table audit.link (
    chain smallint not null,
    seq bigint not null,
    event bigint not null unique,
    hash bytea not null,
    primary key (chain, seq)
);

insert into audit.head
select chain, 0, sha256(convert_to('samverka audit chain ' || chain, 'UTF8')) from generate_series(0, 15) chain;

-- Finds the events of the committing transaction.
create index event_transaction on audit.event (transaction);

create function audit.chain_of(transaction xid8) returns smallint
    language sql immutable as
$$ select (transaction::text::bigint % 16)::smallint $$;

-- What was written before there were chains; row-level security would hide it from the owner.
alter table audit.event no force row level security;

do
$$
declare
    place bigint;
    last bytea;
    written audit.event;
begin
    set local timezone = 'UTC';
    for mine in 0..15 loop
        select seq, hash into place, last from audit.head where chain = mine;
        for written in select * from audit.event where audit.chain_of(transaction) = mine order by id loop
            place := place + 1;
            last := sha256(last || convert_to(json_strip_nulls(to_json(written))::text, 'UTF8'));
            insert into audit.link (chain, seq, event, hash) values (mine, place, written.id, last);
        end loop;
        update audit.head set seq = place, hash = last where chain = mine;
    end loop;
    set local timezone to default;
end
$$;

alter table audit.event force row level security;

-- Runs when the transaction commits, once for each event in the order written; the first time links all of them. Whoever
-- has it run earlier only holds the head for longer: an event that is not linked yet has none after it that is.
create function audit.link_transaction() returns trigger
    language plpgsql security definer set search_path = '' set timezone = 'UTC' as
$$
declare
    mine constant smallint := audit.chain_of(new.transaction);
    place bigint;
    last bytea;
    written audit.event;
    events bigint[] := '{}';
    hashes bytea[] := '{}';
begin
    if exists (select from audit.link l where l.event = new.id) then
        return null;
    end if;
    select h.seq, h.hash into strict place, last from audit.head h where h.chain = mine for update;
    for written in
        select e.* from audit.event e
        where e.transaction = pg_current_xact_id() and e.id >= new.id order by e.id
    loop
        last := sha256(last || convert_to(json_strip_nulls(to_json(written))::text, 'UTF8'));
        events := events || written.id;
        hashes := hashes || last;
    end loop;
    insert into audit.link (chain, seq, event, hash)
    select mine, place + l.n, l.event, l.hash from unnest(events, hashes) with ordinality as l (event, hash, n);
    update audit.head set seq = place + cardinality(events), hash = last where chain = mine;
    return null;
end
$$;

revoke execute on function audit.link_transaction() from public;

create constraint trigger linked after insert on audit.event deferrable initially deferred
    for each row execute function audit.link_transaction();

create trigger only_appended before update or delete or truncate on audit.link
    for each statement execute function casework.refuse_change();
create trigger only_moved before insert or delete or truncate on audit.head
    for each statement execute function casework.refuse_change();

alter table audit.head enable row level security;
alter table audit.head force row level security;
alter table audit.link enable row level security;
alter table audit.link force row level security;

-- What the functions of the owner may look at and write.
create policy linking on audit.event for select to samverka_owner using (transaction = pg_current_xact_id());
create policy linking on audit.head to samverka_owner using (true) with check (true);
create policy linking on audit.link to samverka_owner using (true) with check (true);
create policy examined on audit.head for select to samverka_auditor using (true);
create policy examined on audit.link for select to samverka_auditor using (true);

revoke all on audit.head, audit.link from samverka_app;
grant select on audit.head, audit.link to samverka_auditor;

-- The heads alone, to be signed and kept elsewhere: numbers and hashes that tell nothing.
create function audit.heads() returns setof audit.head
    language sql stable security definer set search_path = '' as
$$ select * from audit.head order by chain $$;

revoke execute on function audit.heads() from public;
grant execute on function audit.heads() to samverka_app;
