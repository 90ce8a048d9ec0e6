-- What is known. Keys that people's SQL can meet contain the owner's unit or are random, so that a collision never
-- tells that a hidden row exists. Functions marked "security definer" answer about the caller only and nothing else.

create function casework.is_person() returns boolean
    language sql stable as
$$ select casework.me() is not null and casework.system_case() is null and casework.me() not like 'service:%' $$;

create sequence casework.case_number;

create table casework.case (
    id uuid primary key,
    number text not null unique check (number ~ '^[A-ZÅÄÖ]{2,10}-[0-9]{4}-[0-9]{5,}$'),
    process text not null,
    regime text not null check (regime in ('SEKRETESS', 'DELTAGARE', 'OPPEN')),
    retention_class text not null,
    area text not null,
    state text not null default 'ACTIVE' check (state in ('ACTIVE', 'CLOSED')),
    opened_at timestamptz not null default now(),
    closed_at timestamptz,
    closed_reason text check (closed_reason ~ '^[A-Za-zÅÄÖåäö0-9_-]{1,40}$'),
    check ((state = 'CLOSED') = (closed_at is not null and closed_reason is not null))
);

create table casework.participant (
    case_id uuid not null references casework.case,
    actor text not null check (actor ~ '^[a-z0-9-]{2,40}$'),
    unit text not null,
    since timestamptz not null default now(),
    until timestamptz,
    primary key (case_id, actor, since)
);

create unique index participant_once on casework.participant (case_id, actor) include (unit) where until is null;
create index participant_unit on casework.participant (unit, since desc, case_id) where until is null;

-- A form as it was when somebody filled it in; named by its content, so it can neither be replaced nor forged.
create table casework.form_schema (
    sha256 bytea primary key,
    content text not null,
    check (sha256 = sha256(convert_to(content, 'UTF8')))
);

create table casework.section (
    case_id uuid not null references casework.case,
    code text not null check (code ~ '^[a-z0-9-]{1,80}$'),
    unit text not null,
    category text check (category ~ '^[a-z0-9-]{1,40}$'),
    version int not null default 1,
    first_written timestamptz not null default clock_timestamp(),
    primary key (case_id, code, unit)
);

create table casework.section_version (
    case_id uuid not null,
    code text not null,
    unit text not null,
    version int not null,
    form bytea not null references casework.form_schema,
    content jsonb not null check (jsonb_typeof(content) = 'object'),
    written_by text not null default casework.me(),
    written_at timestamptz not null default clock_timestamp(),
    source text not null,
    primary key (case_id, code, unit, version),
    foreign key (case_id, code, unit) references casework.section
);

-- Whom the case is about. The hash finds the same person again without an index over identity numbers.
create table casework.subject (
    case_id uuid primary key references casework.case,
    unit text not null,
    identity_number text not null check (identity_number ~ '^[0-9]{12}$'),
    identity_hash bytea not null,
    birth_date date not null,
    protection text not null
        check (protection in ('INGEN', 'SEKRETESSMARKERING', 'SKYDDAD_FOLKBOKFORING', 'OKANT')),
    recorded_at timestamptz not null default now()
);

create index subject_hash on casework.subject (identity_hash);

create table casework.draft (
    author text not null default casework.me(),
    key text not null check (key ~ '^(task|process):[A-Za-z0-9_.:-]{1,100}$'),
    content jsonb not null check (jsonb_typeof(content) = 'object'),
    saved_at timestamptz not null default now(),
    primary key (author, key)
);

-- The two pads of HMAC-SHA-256 (RFC 2104), so that a hash takes two calls of sha256 and no extension.
create table casework.identity_key (
    inner_pad bytea not null,
    outer_pad bytea not null
);

do
$$
declare
    key bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
        || decode(repeat('00', 32), 'hex');
    inner_pad bytea := key;
    outer_pad bytea := key;
begin
    for i in 0..63 loop
        inner_pad := set_byte(inner_pad, i, get_byte(key, i) # 54);
        outer_pad := set_byte(outer_pad, i, get_byte(key, i) # 92);
    end loop;
    insert into casework.identity_key values (inner_pad, outer_pad);
end
$$;

-- Privileges: what has no grant here can't be done, whoever acts.

revoke all on casework.case, casework.participant, casework.form_schema, casework.section, casework.section_version,
    casework.subject, casework.draft, casework.identity_key from samverka_app;

grant select, insert, update (state, closed_at, closed_reason) on casework.case to samverka_app;
grant select, insert (case_id, actor, unit), update (until) on casework.participant to samverka_app;
grant select, insert on casework.form_schema to samverka_app;
grant select, insert (case_id, code, unit, category), update (version, category) on casework.section to samverka_app;
grant select, insert (case_id, code, unit, version, form, content, source) on casework.section_version to samverka_app;
grant select on casework.subject to samverka_app;
grant select, insert (key, content), update (content, saved_at), delete on casework.draft to samverka_app;

-- Who takes part, and on which ground a section may be read.

create function casework.takes_part(about uuid) returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return exists (select from casework.participant p
                   where p.case_id = about and p.unit = any (casework.my_units()) and p.until is null);
end
$$;

create function casework.sees_case(about uuid) returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return casework.takes_part(about)
        or casework.is_person()
           and exists (select from casework.case c where c.id = about and c.regime = 'OPPEN');
end
$$;

-- The one place that decides reading: policies use it, and readers are told its answer. Null means no ground.
-- Regimes open and participant are no disclosures between authorities: they go on when the case is closed.
create function casework.ground_for(about uuid, owner text, section text, category text,
                                    out ground text, out valid_until timestamptz)
    language plpgsql stable security definer set search_path = '' as
$$
begin
    if owner = any (casework.my_units()) then
        ground := 'own';
    elsif about = casework.system_case() then
        ground := 'system';
    else
        select case c.regime when 'OPPEN' then 'open' else 'participant' end into ground
        from casework.case c
        where c.id = about
          and (c.regime = 'OPPEN' and casework.is_person()
               or c.regime = 'DELTAGARE' and casework.takes_part(about));
    end if;
end
$$;

-- Policies.

alter table casework.case enable row level security;
alter table casework.case force row level security;
alter table casework.participant enable row level security;
alter table casework.participant force row level security;
alter table casework.form_schema enable row level security;
alter table casework.form_schema force row level security;
alter table casework.section enable row level security;
alter table casework.section force row level security;
alter table casework.section_version enable row level security;
alter table casework.section_version force row level security;
alter table casework.subject enable row level security;
alter table casework.subject force row level security;
alter table casework.draft enable row level security;
alter table casework.draft force row level security;
alter table casework.identity_key enable row level security;
alter table casework.identity_key force row level security;

-- What the functions of the owner may look at.
create policy functions on casework.case to samverka_owner using (true) with check (true);
create policy functions on casework.participant for select to samverka_owner using (true);
create policy functions on casework.subject to samverka_owner using (true) with check (true);
create policy functions on casework.identity_key for select to samverka_owner using (true);

create policy system on casework.case to samverka_app
    using (id = (select casework.system_case())) with check (id = (select casework.system_case()));
create policy taking_part on casework.case for select to samverka_app
    using (exists (select from casework.participant p
                   where p.case_id = id and p.unit = any ((select casework.my_units())::text[]) and p.until is null)
           or regime = 'OPPEN' and (select casework.is_person()));

create policy system on casework.participant to samverka_app
    using (case_id = (select casework.system_case())) with check (case_id = (select casework.system_case()));
create policy taking_part on casework.participant for select to samverka_app
    using (unit = any ((select casework.my_units())::text[]) or casework.sees_case(case_id));

create policy readable on casework.form_schema for select to samverka_app using ((select casework.me()) is not null);
create policy added on casework.form_schema for insert to samverka_app with check ((select casework.me()) is not null);

create policy readable on casework.section for select to samverka_app
    using (unit = any ((select casework.my_units())::text[])
           or case_id = (select casework.system_case())
           or (casework.ground_for(case_id, unit, code, category)).ground is not null);
create policy first_written on casework.section for insert to samverka_app
    with check (case_id = (select casework.system_case())
                or unit = any ((select casework.my_units())::text[]) and casework.takes_part(case_id));
create policy rewritten on casework.section for update to samverka_app
    using (case_id = (select casework.system_case()) or unit = any ((select casework.my_units())::text[]));

-- Earlier versions stay with the owner: a correction shall not leave the mistake on show elsewhere.
create policy readable on casework.section_version for select to samverka_app
    using (unit = any ((select casework.my_units())::text[])
           or case_id = (select casework.system_case())
           or exists (select from casework.section s
                      where s.case_id = section_version.case_id and s.code = section_version.code
                        and s.unit = section_version.unit and s.version = section_version.version));
create policy written on casework.section_version for insert to samverka_app
    with check (case_id = (select casework.system_case())
                or unit = any ((select casework.my_units())::text[]) and casework.takes_part(case_id));

create policy own_unit on casework.subject for select to samverka_app
    using (case_id = (select casework.system_case()) or unit = any ((select casework.my_units())::text[]));

create policy author on casework.draft to samverka_app
    using (author = (select casework.me())) with check (author = (select casework.me()));

-- Rules that hold for everybody, the system included.

create trigger only_appended before update or delete or truncate on casework.section_version
    for each statement execute function casework.refuse_change();

create function casework.next_version_only() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    if new.version <> old.version + 1 then
        raise exception 'A section goes to its next version only' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger next_version before update on casework.section
    for each row execute function casework.next_version_only();

-- Holds the case open until the transaction ends; whoever closes it waits, and then sees what was written.
create function casework.require_open_case() returns trigger
    language plpgsql security definer set search_path = '' as
$$
begin
    perform from casework.case c where c.id = new.case_id and c.state = 'ACTIVE' for share;
    if not found then
        raise exception 'The case is closed' using errcode = 'SV001';
    end if;
    return new;
end
$$;

create trigger open_case before insert on casework.section_version
    for each row execute function casework.require_open_case();

create function casework.identity_hash(number text) returns bytea
    language sql stable set search_path = '' as
$$
    select sha256(k.outer_pad || sha256(k.inner_pad || convert_to(number, 'UTF8'))) from casework.identity_key k
$$;

revoke execute on function casework.identity_hash(text) from public;

-- Records whom the case is about and answers only whether another open case of the same process is about the same
-- person. Two cases recorded at once wait for each other, so that one of them is told.
create function casework.record_subject(about uuid, owner text, number text, born date, level text) returns boolean
    language plpgsql security definer set search_path = '' as
$$
declare
    hash bytea := casework.identity_hash(number);
begin
    if about is distinct from casework.system_case() or about is null then
        raise exception 'Only the system of the case records its subject' using errcode = 'insufficient_privilege';
    end if;
    perform pg_advisory_xact_lock(hashtextextended(encode(hash, 'hex'), 0));
    insert into casework.subject (case_id, unit, identity_number, identity_hash, birth_date, protection)
    values (about, owner, number, hash, born, level)
    on conflict (case_id) do update
        set unit = excluded.unit, identity_number = excluded.identity_number, identity_hash = excluded.identity_hash,
            birth_date = excluded.birth_date, protection = excluded.protection;
    return exists (select
                   from casework.subject s
                        join casework.case other on other.id = s.case_id
                        join casework.case mine on mine.id = about
                   where s.identity_hash = hash and s.case_id <> about
                     and other.state = 'ACTIVE' and other.process = mine.process);
end
$$;
