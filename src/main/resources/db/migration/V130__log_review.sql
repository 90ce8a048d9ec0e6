-- Review of the trail: systematic and recurring checks of who has read (lag (2001:454) 10 §; which reads are looked at
-- is to be examined by the city's lawyer). A review takes over in each chain where the one before it stopped: links
-- become visible in the order of their numbers, so nothing falls between two reviews.

create table casework.log_review (
    case_id uuid primary key references casework.case,
    drawn_at timestamptz not null default clock_timestamp(),
    upto bigint[] not null check (cardinality(upto) = 16)
);

-- An opening is handed to one review; two that had it would wait for each other's result for ever.
create table casework.log_review_opening (
    opening uuid primary key references casework.emergency_access,
    case_id uuid not null references casework.log_review,
    number int not null check (number >= 0),
    unique (case_id, number)
);

revoke all on casework.log_review, casework.log_review_opening from samverka_app;
grant select on casework.log_review_opening to samverka_app;

alter table casework.log_review enable row level security;
alter table casework.log_review force row level security;
alter table casework.log_review_opening enable row level security;
alter table casework.log_review_opening force row level security;

create policy functions on casework.log_review to samverka_owner using (true) with check (true);
create policy functions on casework.log_review_opening to samverka_owner using (true) with check (true);
create policy protected on casework.log_review as restrictive to samverka_app
    using ((select casework.has_clearance()) or case_id = (select casework.system_case())
           or casework.unprotected(case_id));
create policy protected on casework.log_review_opening as restrictive to samverka_app
    using ((select casework.has_clearance()) or case_id = (select casework.system_case())
           or casework.unprotected(case_id));
create policy system on casework.log_review_opening for select to samverka_app
    using (case_id = (select casework.system_case()));

create trigger only_appended before update or delete or truncate on casework.log_review
    for each statement execute function casework.refuse_change();
create trigger only_appended before update or delete or truncate on casework.log_review_opening
    for each statement execute function casework.refuse_change();

-- Whether the system works on a review that has just been opened. Nothing else opens the trail below.
create function casework.reviews_log() returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return exists (select from casework.case c
                   where c.id = casework.system_case() and c.process = 'logggranskning' and c.state = 'ACTIVE');
end
$$;

create policy sampled on audit.event for select to samverka_owner using ((select casework.reviews_log()));

-- What is drawn, once for each review: a share of all reads taken by chance (one at least), and all reads of cases about
-- protected people, by people whose units did not take part in the case, and by people who share a surname with whom the
-- case is about. Reads of one person in one case on one day are one row. No content and no names leave it.
create function casework.draw_log_sample(percent numeric)
    returns table (looked bigint, event bigint, reader text, units text[], about uuid, number text, reads bigint,
                   first_at timestamptz, last_at timestamptz, actions text[], purposes text[], grounds text[],
                   chosen boolean, shielded boolean, outside boolean, namesake boolean)
    language plpgsql security definer set search_path = '' as
$$
#variable_conflict use_column
declare
    already bigint[];
    newest bigint[];
begin
    if not casework.reviews_log() then
        raise exception 'Only the system of a review draws a sample' using errcode = 'insufficient_privilege';
    elsif percent is null or percent <= 0 or percent > 100 then
        raise exception 'The share is no percentage' using errcode = 'check_violation';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('log-review', 0));
    select r.upto into already from casework.log_review r order by r.drawn_at desc limit 1;
    select array_agg(h.seq order by h.chain) into newest from audit.head h;
    insert into casework.log_review (case_id, upto) values (casework.system_case(), newest);

    return query
        with seen as materialized (
            select e.id, e.at, e.actor, e.units, e.case_id, e.action, e.purpose, e.ground
            from generate_series(0, 15) chains(n)
                 join audit.link l on l.chain = chains.n and l.seq > coalesce(already[chains.n + 1], 0)
                                  and l.seq <= newest[chains.n + 1]
                 join audit.event e on e.id = l.event
            where e.case_id is not null and e.outcome = 'OK' and e.action in ('READ', 'LIST', 'SEARCH', 'EXPORT', 'OPEN_PROTECTED')
              and e.actor not like 'service:%' and e.actor not in ('system', 'nobody')
              and e.ground is distinct from 'system'),
        by_chance as (
            select s.id from seen s order by gen_random_uuid()
            limit (select ceil(count(*) * percent / 100) from seen)),
        pairs as (
            select distinct s.actor, s.case_id from seen s),
        namesakes as (
            select p.actor, p.case_id
            from pairs p
                 join casework.person person on person.user_id = p.actor
                 join casework.search_term t on t.case_id = p.case_id and t.kind = 'name'
            where t.hashes && casework.search_hashes(
                p.case_id, 'name', casework.name_words(regexp_replace(btrim(person.name), '^.*\s', '')))),
        marked as (
            select s.*,
                   s.id in (select c.id from by_chance c) as chosen,
                   exists (select from casework.protected_case p where p.case_id = s.case_id) as shielded,
                   not exists (select from casework.participant p
                               where p.case_id = s.case_id and p.unit = any (s.units)
                                 and p.since <= s.at and (p.until is null or p.until > s.at)) as outside,
                   exists (select from namesakes n
                           where n.actor = s.actor and n.case_id = s.case_id) as namesake
            from seen s)
        select (select count(*) from seen), min(m.id), m.actor,
               array(select distinct u.code
                     from unnest(string_to_array(string_agg(array_to_string(m.units, ','), ','), ',')) u(code)
                     where u.code <> '' order by u.code),
               m.case_id, c.number, count(*), min(m.at), max(m.at),
               array_agg(distinct m.action order by m.action),
               array_agg(distinct m.purpose order by m.purpose) filter (where m.purpose is not null),
               array_agg(distinct m.ground order by m.ground) filter (where m.ground is not null),
               bool_or(m.chosen), bool_or(m.shielded), bool_or(m.outside), bool_or(m.namesake)
        from marked m join casework.case c on c.id = m.case_id
        where m.chosen or m.shielded or m.outside or m.namesake
        group by m.actor, m.case_id, c.number, (m.at at time zone 'Europe/Stockholm')::date
        order by min(m.id);
end
$$;

-- Hands the review every opening that has ended, and that neither has a result nor waits in another review.
create function casework.hand_out_emergencies() returns table (number int, opening uuid)
    language plpgsql security definer set search_path = '' as
$$
#variable_conflict use_column
begin
    if not casework.reviews_log() then
        raise exception 'Only the system of a review is handed openings' using errcode = 'insufficient_privilege';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('log-review', 0));
    return query
        insert into casework.log_review_opening (opening, case_id, number)
        select e.id, casework.system_case(), (row_number() over (order by e.opened_at, e.id) - 1)::int
        from casework.emergency_access e
        where coalesce(e.ended_at, e.valid_until) <= now()
          and not exists (select from casework.emergency_review r where r.opening = e.id)
          and not exists (select from casework.log_review_opening o where o.opening = e.id)
        returning number, opening;
end
$$;

create policy functions on casework.emergency_review for select to samverka_owner using (true);

-- Whether a review is to be opened: none was this month, or an opening that has ended waits for one. Whoever asks at
-- the same time waits, and is then told of what the first one opened.
create function casework.log_review_due() returns boolean
    language plpgsql security definer set search_path = '' as
$$
begin
    if casework.me() is distinct from 'service:log-review' then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('log-review', 0));
    return not exists (select from casework.case c
                       where c.process = 'logggranskning'
                         and date_trunc('month', c.opened_at at time zone 'Europe/Stockholm')
                             = date_trunc('month', now() at time zone 'Europe/Stockholm'))
        or exists (select from casework.emergency_access e
                   where coalesce(e.ended_at, e.valid_until) <= now()
                     and not exists (select from casework.emergency_review r where r.opening = e.id)
                     and not exists (select from casework.log_review_opening o where o.opening = e.id));
end
$$;

create index case_log_review on casework.case (opened_at) where process = 'logggranskning';

revoke execute on function casework.draw_log_sample(numeric), casework.hand_out_emergencies(),
    casework.log_review_due() from public;
grant execute on function casework.draw_log_sample(numeric), casework.hand_out_emergencies(),
    casework.log_review_due() to samverka_app;
