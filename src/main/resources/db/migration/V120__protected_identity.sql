-- Protected personal data (OSL 21:3, 22:1 and folkbokföringslagen 16–17 §§; to be examined by the city's lawyer). Whatever
-- is known of a case whose person is protected exists for those who have the role skyddade-uppgifter besides their ground,
-- and for nobody else. Restrictive policies: no ground, old or new, gets past them.

-- Few among many, so that asking costs one look into a small index. OKANT is kept too: not known is not unprotected.
create table casework.protected_case (
    case_id uuid primary key references casework.case,
    level text not null check (level in ('OKANT', 'SEKRETESSMARKERING', 'SKYDDAD_FOLKBOKFORING')),
    since timestamptz not null default now()
);

-- The deliberate step: one person, one case, a purpose, an hour. Each is to be reviewed.
create table casework.protected_opening (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references casework.case,
    person text not null default casework.me(),
    purpose text not null check (purpose in ('UPPGIFT', 'KONTAKT', 'SAMVERKAN', 'KONTROLL')),
    opened_at timestamptz not null default now(),
    valid_until timestamptz not null default now() + interval '60 minutes'
);

create index protected_opening_of_person on casework.protected_opening (person, case_id, valid_until);

revoke all on casework.protected_case, casework.protected_opening from samverka_app;
grant select on casework.protected_case to samverka_app;
grant select, insert (case_id, purpose) on casework.protected_opening to samverka_app;

create function casework.has_clearance() returns boolean
    language sql stable as
$$ select casework.is_person() and coalesce('skyddade-uppgifter' = any (casework.my_roles()), false) $$;

create function casework.unprotected(about uuid) returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return not exists (select from casework.protected_case p where p.case_id = about);
end
$$;

create function casework.protection_rank(level text) returns int
    language sql immutable set search_path = '' as
$$ select array_position(array ['INGEN', 'OKANT', 'SEKRETESSMARKERING', 'SKYDDAD_FOLKBOKFORING'], level) $$;

create policy functions on casework.protected_opening for select to samverka_owner using (true);
create policy functions on casework.protected_case to samverka_owner using (true) with check (true);

alter table casework.protected_case enable row level security;
alter table casework.protected_case force row level security;
alter table casework.protected_opening enable row level security;
alter table casework.protected_opening force row level security;

-- Whose words may be read now; an emergency has been opened as deliberately.
create function casework.opened_to_me(about uuid) returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return casework.has_clearance()
        and (exists (select from casework.protected_opening o
                     where o.case_id = about and o.person = casework.me() and o.valid_until > now())
             or casework.emergency_until(about) is not null);
end
$$;

-- A draft of a task's form is its author's, as long as the author may know the case.
create function casework.task_unprotected(task text) returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return not exists (select
                       from engine.act_hi_taskinst t
                            join engine.act_hi_procinst i on i.id_ = t.proc_inst_id_
                            join casework.protected_case p on p.case_id::text = i.business_key_
                       where t.id_ = task);
end
$$;

-- Every table that says which case its rows are about, whichever migration made it. Reviewers see that somebody opened a
-- case and why, and nothing of the case.
do
$$
declare
    name text;
    cleared text := '(select casework.has_clearance()) or %1$s = (select casework.system_case())'
        || ' or casework.unprotected(%1$s)';
begin
    execute format('create policy protected on casework.case as restrictive to samverka_app using (%s)',
                   format(cleared, 'id'));
    for name in
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id'
        where c.relnamespace = 'casework'::regnamespace and c.relkind = 'r' and c.relname <> 'protected_case'
        loop
            execute format('create policy protected on casework.%I as restrictive to samverka_app using (%s)', name,
                           case when name in ('emergency_access', 'emergency_reason', 'protected_opening')
                                then '(select casework.reviews_emergencies()) or ' else '' end
                               || format(cleared, 'case_id'));
        end loop;
    -- What runs with the owner's rights answers people no more than they may know; the system's work goes on.
    foreach name in array array ['case', 'participant', 'section', 'disclosure']
        loop
            execute format('create policy functions_protected on casework.%1$I as restrictive for select to samverka_owner'
                               || ' using ((select not casework.is_person() or casework.has_clearance())'
                               || ' or not exists (select from casework.protected_case p where p.case_id = %1$I.%2$I))',
                           name, case name when 'case' then 'id' else 'case_id' end);
        end loop;
end
$$;

-- Content waits for the deliberate step; what somebody has just written themselves comes back to them.
create policy deliberately on casework.section_version as restrictive for select to samverka_app
    using (case_id = (select casework.system_case()) or written_by = (select casework.me())
           or casework.unprotected(case_id) or casework.opened_to_me(case_id));
create policy deliberately on casework.subject as restrictive for select to samverka_app
    using (case_id = (select casework.system_case()) or casework.unprotected(case_id)
           or casework.opened_to_me(case_id));

create policy protected on casework.draft as restrictive to samverka_app
    using (key not like 'task:%' or (select casework.has_clearance()) or casework.task_unprotected(substr(key, 6)));

create policy cleared on casework.protected_case for select to samverka_app
    using (case_id = (select casework.system_case())
           or (select casework.has_clearance()) and exists (select from casework.case c where c.id = case_id));

create policy mine on casework.protected_opening for select to samverka_app
    using ((select casework.is_person()) and person = (select casework.me()));
create policy reviewed on casework.protected_opening for select to samverka_app
    using ((select casework.reviews_emergencies()));
create policy opened on casework.protected_opening for insert to samverka_app
    with check ((select casework.has_clearance()) and person = (select casework.me())
                and exists (select from casework.case c where c.id = case_id));

create trigger only_appended before update or delete or truncate on casework.protected_opening
    for each statement execute function casework.refuse_change();

-- The level is the subject's; which cases are protected follows in the same statement.
create function casework.keep_protection() returns trigger
    language plpgsql security definer set search_path = '' as
$$
begin
    if new.protection = 'INGEN' then
        delete from casework.protected_case p where p.case_id = new.case_id;
    else
        insert into casework.protected_case as p (case_id, level) values (new.case_id, new.protection)
        on conflict (case_id) do update set level = excluded.level, since = now() where p.level <> excluded.level;
    end if;
    return null;
end
$$;

create trigger protection after insert or update of protection on casework.subject
    for each row execute function casework.keep_protection();

insert into casework.protected_case (case_id, level)
select s.case_id, s.protection from casework.subject s where s.protection <> 'INGEN';

-- As before, and: what people have found out is not taken back by reading the same form again, and nobody learns of a
-- protected case by opening another one that is not.
create or replace function casework.record_subject(about uuid, owner text, number text, born date, level text)
    returns boolean
    language plpgsql security definer set search_path = '' as
$$
declare
    hash bytea := casework.identity_hash(number);
begin
    if about is distinct from casework.system_case() or about is null then
        raise exception 'Only the system of the case records its subject' using errcode = 'insufficient_privilege';
    end if;
    perform pg_advisory_xact_lock(hashtextextended(encode(hash, 'hex'), 0));
    insert into casework.subject as s (case_id, unit, identity_number, identity_hash, birth_date, protection)
    values (about, owner, number, hash, born, level)
    on conflict (case_id) do update
        set unit = excluded.unit, identity_number = excluded.identity_number, identity_hash = excluded.identity_hash,
            birth_date = excluded.birth_date,
            protection = case when casework.protection_rank(excluded.protection) > casework.protection_rank(s.protection)
                              then excluded.protection else s.protection end;
    return exists (select
                   from casework.subject s
                        join casework.case other on other.id = s.case_id
                        join casework.case mine on mine.id = about
                   where s.identity_hash = hash and s.case_id <> about
                     and other.state = 'ACTIVE' and other.process = mine.process
                     and (casework.unprotected(other.id) or not casework.unprotected(about)));
end
$$;

-- Whether the case is about somebody whose protection the caller may say something of.
create function casework.may_change_protection(about uuid) returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return casework.is_person() and casework.takes_part(about)
        and exists (select from casework.subject s where s.case_id = about);
end
$$;

-- Anybody whose unit takes part may say that the person is protected; from then on only those with the role know the
-- case, so only they can say otherwise. Returns the level before, null when there is no such case or nobody it is about.
create function casework.change_protection(about uuid, level text) returns text
    language plpgsql security definer set search_path = '' as
$$
declare
    before text;
begin
    if casework.may_change_protection(about) is not true then
        return null;
    end if;
    select s.protection into before from casework.subject s where s.case_id = about for update;
    update casework.subject s set protection = level where s.case_id = about and s.protection <> level;
    return before;
end
$$;

-- As before, and asked of the case at hand: without the offset a plan may gather all that my units ever took part in,
-- with these policies for each, to look at one case.
alter policy taking_part on casework.case
    using (exists (select from casework.participant p
                   where p.case_id = id and p.unit = any ((select casework.my_units())::text[]) and p.until is null
                   offset 0)
           or regime = 'OPPEN' and (select casework.is_person()));
