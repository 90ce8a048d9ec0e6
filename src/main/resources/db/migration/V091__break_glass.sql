-- Emergency access: one person, one case, sixty minutes, reading only. Security definer, like all that answers about
-- the caller: a person who uses it can't see the case before it is opened.

create table casework.emergency_access (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references casework.case,
    number text not null,
    person text not null,
    units text[] not null,
    ground text not null references casework.legal_basis,
    opened_at timestamptz not null default now(),
    valid_until timestamptz not null default now() + interval '60 minutes',
    ended_at timestamptz,
    check (valid_until > opened_at and valid_until <= opened_at + interval '60 minutes'),
    check (ended_at >= opened_at)
);

create index emergency_of_person on casework.emergency_access (person, valid_until);
create index emergency_of_case on casework.emergency_access (case_id, opened_at);
create index emergency_newest on casework.emergency_access (opened_at);

-- A table of its own: the reason may say what those who are told of the opening have no ground to know.
-- Said: the same reason does not open the same case twice.
create table casework.emergency_reason (
    opening uuid primary key references casework.emergency_access,
    case_id uuid not null,
    person text not null,
    reason text not null check (length(btrim(reason)) >= 20 and length(reason) <= 2000),
    said bytea not null,
    unique (case_id, person, said)
);

create table casework.emergency_review (
    opening uuid primary key references casework.emergency_access,
    reviewer text not null default casework.me(),
    result text not null check (result in ('BEFOGAD', 'OBEFOGAD')),
    reviewed_at timestamptz not null default now()
);

revoke all on casework.emergency_access, casework.emergency_reason, casework.emergency_review from samverka_app;
grant select, update (ended_at) on casework.emergency_access to samverka_app;
grant select on casework.emergency_reason to samverka_app;
grant select, insert (opening, reviewer, result) on casework.emergency_review to samverka_app;

-- Opens the case. Null: there is no such case. The policies of the record ask the functions below who has.
create function casework.open_emergency(wanted text, ground text, reason text,
                                        out opening uuid, out about uuid, out refusal text)
    language plpgsql security definer set search_path = '' as
$$
#variable_conflict use_variable
begin
    if (casework.is_person() and 'nodatkomst' = any (casework.my_roles())) is not true then
        raise exception 'Only whoever has the role opens a case in an emergency' using errcode = 'insufficient_privilege';
    end if;
    select c.id into about from casework.case c where c.number = wanted;
    if about is null then
        refusal := 'case-unknown';
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(concat_ws(':', 'emergency', about, casework.me()), 0));
    if exists (select from casework.emergency_reason r
               where r.case_id = about and r.person = casework.me()
                 and r.said = sha256(convert_to(array_to_string(casework.name_words(reason), ' '), 'UTF8'))) then
        refusal := 'reason-used';
        return;
    end if;
    insert into casework.emergency_access (case_id, number, person, units, ground)
    values (about, wanted, casework.me(), coalesce(casework.my_units(), '{}'), ground)
    returning id into opening;
    insert into casework.emergency_reason (opening, case_id, person, reason, said)
    values (opening, about, casework.me(), reason,
            sha256(convert_to(array_to_string(casework.name_words(reason), ' '), 'UTF8')));
end
$$;

-- The cases that are open to the caller now; gone with the time, the role, and the end the caller makes.
create function casework.my_emergencies() returns uuid[]
    language plpgsql stable security definer set search_path = '' as
$$
begin
    if (casework.is_person() and 'nodatkomst' = any (casework.my_roles())) is not true then
        return '{}';
    end if;
    return array (select e.case_id from casework.emergency_access e
                  where e.person = casework.me() and e.ended_at is null and e.valid_until > now());
end
$$;

create function casework.emergency_until(about uuid) returns timestamptz
    language plpgsql stable security definer set search_path = '' as
$$
begin
    if (casework.is_person() and 'nodatkomst' = any (casework.my_roles())) is not true then
        return null;
    end if;
    return (select max(e.valid_until) from casework.emergency_access e
            where e.case_id = about and e.person = casework.me() and e.ended_at is null and e.valid_until > now());
end
$$;

-- Whether the caller's unit has to be told what is done with the case: it takes part, or owns something in it.
create function casework.concerns_my_unit(about uuid) returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return casework.takes_part(about)
        or exists (select from casework.section s where s.case_id = about and s.unit = any (casework.my_units()));
end
$$;

create function casework.reviews_emergencies() returns boolean
    language sql stable set search_path = '' as
$$
    select casework.is_person() and 'loggranskare' = any (casework.my_roles()) or casework.me() = 'service:log-review'
$$;

-- The ground of a section: an emergency opens what nothing else does.
create or replace function casework.ground_for(about uuid, owner text, section text, category text,
                                               out ground text, out valid_until timestamptz)
    language plpgsql stable security definer set search_path = '' as
$$
#variable_conflict use_variable
declare
    mine text[] := casework.my_units();
begin
    if owner = any (mine) then
        ground := 'own';
        return;
    elsif about = casework.system_case() then
        ground := 'system';
        return;
    end if;

    select case c.regime when 'OPPEN' then 'open' else 'participant' end into ground
    from casework.case c
    where c.id = about
      and (c.regime = 'OPPEN' and casework.is_person()
           or c.regime = 'DELTAGARE' and casework.takes_part(about));
    if ground is not null then
        return;
    end if;

    select d.ground, d.valid_until into ground, valid_until
    from casework.disclosure d
    where d.case_id = about and d.owner = owner and d.to_unit = any (mine)
      and (d.section = section or d.category = category)
      and d.revoked_at is null and (d.valid_until is null or d.valid_until > now())
    order by d.valid_until desc nulls first, d.ground
    limit 1;

    if ground is null then
        valid_until := casework.emergency_until(about);
        ground := case when valid_until is not null then 'emergency' end;
    end if;
end
$$;

-- Policies.

alter table casework.emergency_access enable row level security;
alter table casework.emergency_access force row level security;
alter table casework.emergency_reason enable row level security;
alter table casework.emergency_reason force row level security;
alter table casework.emergency_review enable row level security;
alter table casework.emergency_review force row level security;

create policy functions on casework.emergency_access to samverka_owner using (true) with check (true);
create policy functions on casework.emergency_reason to samverka_owner using (true) with check (true);

create policy emergency on casework.case for select to samverka_app
    using (id = any ((select casework.my_emergencies())::uuid[]));
create policy emergency on casework.participant for select to samverka_app
    using (case_id = any ((select casework.my_emergencies())::uuid[]));

create policy mine on casework.emergency_access for select to samverka_app
    using ((select casework.is_person()) and person = (select casework.me()));
create policy told on casework.emergency_access for select to samverka_app
    using (casework.concerns_my_unit(case_id));
create policy reviewed on casework.emergency_access for select to samverka_app
    using ((select casework.reviews_emergencies()));
create policy ended on casework.emergency_access for update to samverka_app
    using ((select casework.is_person()) and person = (select casework.me()));

create policy mine on casework.emergency_reason for select to samverka_app
    using ((select casework.is_person()) and person = (select casework.me()));
create policy reviewed on casework.emergency_reason for select to samverka_app
    using ((select casework.reviews_emergencies()));

create policy told on casework.emergency_review for select to samverka_app
    using (exists (select from casework.emergency_access e where e.id = opening));
create policy reviewed on casework.emergency_review for insert to samverka_app
    with check ((select casework.reviews_emergencies())
                and (reviewer = (select casework.me()) or (select casework.me()) = 'service:log-review'));

-- Rules that hold for everybody.

create function casework.end_emergency_once() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    if old.ended_at is not null or new.ended_at is null then
        raise exception 'An emergency ends once and for all' using errcode = 'insufficient_privilege';
    end if;
    new.ended_at := now();
    return new;
end
$$;

create trigger ends_once before update of ended_at on casework.emergency_access
    for each row execute function casework.end_emergency_once();
create trigger only_appended before update or delete or truncate on casework.emergency_reason
    for each statement execute function casework.refuse_change();
create trigger only_appended before update or delete or truncate on casework.emergency_review
    for each statement execute function casework.refuse_change();

-- Reviewed by somebody else than whoever opened, who has the role today, and when nothing more can be read.
create function casework.require_other_reviewer() returns trigger
    language plpgsql security definer set search_path = '' as
$$
declare
    opening casework.emergency_access;
begin
    select * into opening from casework.emergency_access e where e.id = new.opening;
    if opening.person = new.reviewer then
        raise exception 'Nobody reviews an opening of their own' using errcode = 'SV091';
    elsif not exists (select from casework.person_role r
                      where r.person = new.reviewer and r.role = 'loggranskare' and r.until is null) then
        raise exception 'Only a reviewer reviews' using errcode = 'insufficient_privilege';
    elsif opening.ended_at is null and opening.valid_until > now() then
        raise exception 'The case is still open to the person' using errcode = 'SV092';
    end if;
    return new;
end
$$;

create trigger other_reviewer before insert on casework.emergency_review
    for each row execute function casework.require_other_reviewer();
