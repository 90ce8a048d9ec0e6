-- An event names the unit whose section was read: "section:narvaro@skola-hisingen". Two units may each have a section with
-- the same code, and each is told of its own only. Events from before name codes alone, and are told as they were.
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
                         select 'section:' || string_agg(asked.name, ',' order by asked.n)
                         from unnest(string_to_array(substr(e.resource, 9), ',')) with ordinality asked (name, n)
                              cross join lateral (
                                  select split_part(asked.name, '@', 1) as code,
                                         nullif(split_part(asked.name, '@', 2), '') as unit) its
                         where e.ground not in ('own', 'emergency') and e.units && ours
                            or its.unit = any (ours)
                            or its.unit is null and exists (
                                select from casework.section s
                                where s.case_id = about and s.code = its.code and s.unit = any (ours)
                                  and (s.unit = any (e.units)) = (e.ground = 'own')))
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
