-- The extract for the family (GDPR art. 15, with the limits of secrecy; to be examined by the city's lawyer): what units
-- of one authority know of the person, masked by one of their people and released by another.

-- Whether the caller may make and review extracts of the case now; of a protected one after the deliberate step only.
create function casework.makes_extracts(about uuid) returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return coalesce(casework.is_person() and 'registerutdrag' = any (casework.my_roles()), false)
        and casework.takes_part(about)
        and (casework.unprotected(about) or casework.opened_to_me(about));
end
$$;

-- Units: whose knowledge it is. Only somebody who works in all of them could have read it all, so only they see it.
create table casework.extract (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references casework.case,
    authority text not null,
    units text[] not null check (cardinality(units) > 0),
    recipient text not null check (recipient in ('UN', 'VH1', 'VH2')),
    produced_by text not null default casework.me(),
    begun_at timestamptz not null default now()
);

create index extract_case on casework.extract (case_id);

-- Where in the text of a field it is, not what it says: what is hidden is kept in one place, the record.
create table casework.extract_mask (
    id uuid primary key default gen_random_uuid(),
    extract uuid not null references casework.extract,
    case_id uuid not null,
    piece text not null check (length(piece) <= 200),
    field text not null check (length(field) <= 200),
    starts int not null check (starts >= 0),
    ends int not null check (ends > starts),
    reason text not null check (reason in ('TREDJE_MAN', 'MOT_VARDNADSHAVARE', 'MOT_DEN_UNGA', 'UPPGIFTSLAMNARE',
                                           'SKYDDADE_UPPGIFTER', 'BROTTSUTREDNING')),
    automatic boolean not null default false,
    made_at timestamptz not null default now(),
    lifted_at timestamptz
);

create index extract_mask_of on casework.extract_mask (extract);
create unique index extract_mask_automatic on casework.extract_mask (extract, piece, field, starts, ends) where automatic;

-- One for each time it was handed over for review. Material: the hash of what it was made from, before masking.
create table casework.extract_review (
    extract uuid not null references casework.extract,
    attempt int not null check (attempt > 0),
    case_id uuid not null,
    material bytea not null,
    document bytea not null check (octet_length(document) between 1 and 52428800),
    document_sha256 bytea not null generated always as (sha256(document)) stored,
    submitted_by text not null default casework.me(),
    submitted_at timestamptz not null default now(),
    released boolean,
    reason text check (length(reason) between 10 and 2000),
    reviewed_by text,
    reviewed_at timestamptz,
    pdf bytea check (octet_length(pdf) between 1 and 52428800),
    pdf_sha256 bytea generated always as (sha256(pdf)) stored,
    primary key (extract, attempt),
    constraint reviewed_by_somebody_else check (reviewed_by <> submitted_by),
    check (num_nonnulls(released, reviewed_by, reviewed_at) in (0, 3)),
    check ((pdf is not null) = coalesce(released, false)),
    check ((reason is not null) = coalesce(not released, false))
);

create unique index extract_review_standing on casework.extract_review (extract) where released is distinct from false;

-- Privileges.

revoke all on casework.extract, casework.extract_mask, casework.extract_review from samverka_app;
grant select, insert (case_id, authority, units, recipient) on casework.extract to samverka_app;
grant select, insert (extract, case_id, piece, field, starts, ends, reason, automatic), update (lifted_at)
    on casework.extract_mask to samverka_app;
grant select, insert (extract, attempt, case_id, material, document), update (released, reason, pdf)
    on casework.extract_review to samverka_app;

-- Policies.

alter table casework.extract enable row level security;
alter table casework.extract force row level security;
alter table casework.extract_mask enable row level security;
alter table casework.extract_mask force row level security;
alter table casework.extract_review enable row level security;
alter table casework.extract_review force row level security;

do
$$
declare
    name text;
begin
    foreach name in array array ['extract', 'extract_mask', 'extract_review']
        loop
            execute format('create policy protected on casework.%I as restrictive to samverka_app'
                               || ' using ((select casework.has_clearance()) or case_id = (select casework.system_case())'
                               || ' or casework.unprotected(case_id))', name);
        end loop;
end
$$;

create policy own_units on casework.extract for select to samverka_app
    using (units <@ (select casework.my_units()) and casework.makes_extracts(case_id));
create policy begun on casework.extract for insert to samverka_app
    with check (produced_by = (select casework.me()) and units <@ (select casework.my_units())
                and casework.makes_extracts(case_id));

create policy own_units on casework.extract_mask for select to samverka_app
    using (exists (select from casework.extract e where e.id = extract));
create policy producer on casework.extract_mask for insert to samverka_app
    with check (exists (select from casework.extract e
                        where e.id = extract and e.case_id = extract_mask.case_id
                          and e.produced_by = (select casework.me()))
                and not exists (select from casework.extract_review r
                                where r.extract = extract_mask.extract and r.released is distinct from false));
create policy lifted on casework.extract_mask for update to samverka_app
    using (exists (select from casework.extract e where e.id = extract and e.produced_by = (select casework.me()))
           and not exists (select from casework.extract_review r
                           where r.extract = extract_mask.extract and r.released is distinct from false));

create policy own_units on casework.extract_review for select to samverka_app
    using (exists (select from casework.extract e where e.id = extract));
create policy submitted on casework.extract_review for insert to samverka_app
    with check (submitted_by = (select casework.me())
                and exists (select from casework.extract e
                            where e.id = extract and e.case_id = extract_review.case_id
                              and e.produced_by = (select casework.me())));
create policy reviewed on casework.extract_review for update to samverka_app
    using (submitted_by <> (select casework.me()) and exists (select from casework.extract e where e.id = extract));

-- Rules that hold for everybody.

-- Custody ends at eighteen (FB 6:2): from then on the extract is the young person's own.
create function casework.require_custody() returns trigger
    language plpgsql security definer set search_path = '' as
$$
begin
    if new.recipient in ('VH1', 'VH2')
        and exists (select from casework.subject s
                    where s.case_id = new.case_id and casework.birthday(s.birth_date, 18) <= now()) then
        raise exception 'Custody has ended' using errcode = 'SV140';
    end if;
    return new;
end
$$;

create trigger custody before insert on casework.extract
    for each row execute function casework.require_custody();

create function casework.review_extract_once() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    if old.released is not null then
        raise exception 'An extract is reviewed once and for all' using errcode = 'insufficient_privilege';
    end if;
    new.reviewed_by := casework.me();
    new.reviewed_at := now();
    return new;
end
$$;

create trigger once before update on casework.extract_review
    for each row execute function casework.review_extract_once();

-- Who has read.

-- The case whose trail is being told, inside the function below only; null for whoever may make no extract of it.
create function casework.told_case() returns uuid
    language plpgsql stable set search_path = '' as
$$
declare
    about uuid := nullif(current_setting('app.told_case', true), '')::uuid;
begin
    return case when about is not null and casework.makes_extracts(about) then about end;
end
$$;

create policy told on audit.event for select to samverka_owner using (case_id = (select casework.told_case()));

-- Reads that the units have to answer for: of their own sections, by anybody, and by their own people of what they were
-- given. Nothing of what others own: that is told by those who own it. Who, as a unit: the number leads to the person.
create function casework.reads_of(about uuid, ours text[])
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
        select e.id, e.at, e.units, e.roles, e.action, e.resource, e.purpose, e.ground
        from audit.event e
        where e.case_id = about and e.outcome = 'OK' and cardinality(e.units) > 0 and e.actor not like 'service:%'
          and case
                  when e.action = 'EMERGENCY' then true
                  when e.action = 'READ' and e.resource like 'section:%' then
                      case e.ground
                          when 'own' then exists (select from casework.section s
                                                  where s.case_id = about and e.resource = 'section:' || s.code
                                                    and s.unit = any (ours) and s.unit = any (e.units))
                          else e.units && ours and e.ground <> 'emergency'
                              or exists (select from casework.section s
                                         where s.case_id = about and e.resource = 'section:' || s.code
                                           and s.unit = any (ours) and s.unit <> all (e.units))
                      end
                  when e.action in ('READ', 'EXPORT', 'SEARCH', 'OPEN_PROTECTED') then
                      e.units && ours or e.ground = 'emergency'
                  else false
              end
        order by e.id;
    perform set_config('app.told_case', '', true);
end
$$;

revoke execute on function casework.reads_of(uuid, text[]) from public;
grant execute on function casework.reads_of(uuid, text[]) to samverka_app;
