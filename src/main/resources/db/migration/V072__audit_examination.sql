-- What the role loggranskare reads of the trail. The application itself still reads no event: these functions look for
-- it, and their owner sees an event only while somebody with that role acts.

create policy reviewed on audit.event for select to samverka_owner
    using ('loggranskare' = any (casework.my_roles()) and casework.is_person());

create index event_refused_case on audit.event (resource) where outcome = 'DENIED' and resource like 'case:%';
create index event_at on audit.event using brin (at);

-- Everything about one case, and every try to open it that was refused.
create function audit.events_of_case(number text, after bigint, most int) returns setof audit.event
    language sql stable security definer set search_path = '' as
$$
    select e.* from audit.event e
    where (e.case_id = (select c.id from casework.case c where c.number = events_of_case.number)
           or e.outcome = 'DENIED' and e.resource like 'case:%' and e.resource = 'case:' || events_of_case.number)
      and e.id > after
    order by e.id limit least(most, 1000)
$$;

create function audit.events_between(since timestamptz, before timestamptz, after bigint, most int)
    returns setof audit.event
    language sql stable security definer set search_path = '' as
$$
    select e.* from audit.event e where e.at >= since and e.at < before and e.id > after
    order by e.id limit least(most, 1000)
$$;

revoke execute on function audit.events_of_case(text, bigint, int),
    audit.events_between(timestamptz, timestamptz, bigint, int) from public;
grant execute on function audit.events_of_case(text, bigint, int),
    audit.events_between(timestamptz, timestamptz, bigint, int) to samverka_app;
