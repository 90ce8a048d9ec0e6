-- Cases the caller may know, in which a section that the caller may read says the term: every word of it. Looks at each
-- section the caller may read whatever is asked for, so that the time it takes tells nothing about anybody else's cases.
create function casework.find_cases(kind text, said text) returns setof uuid
    language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_generic_plan as
$$
#variable_conflict use_variable
declare
    words text[] := casework.search_words(kind, said);
begin
    if not casework.is_person() then
        return;
    end if;
    return query
        with known as (
            select p.case_id from casework.participant p
            where p.unit = any (casework.my_units()) and p.until is null
            union
            select c.id from casework.case c where c.regime = 'OPPEN'
            union
            select unnest(casework.my_emergencies())),
        readable as materialized (
            select t.case_id, t.hashes
            from known
                 join casework.search_term t on t.case_id = known.case_id and t.kind = kind
                 join casework.section s on s.case_id = t.case_id and s.code = t.code and s.unit = t.unit
                 cross join lateral casework.ground_for(s.case_id, s.unit, s.code, s.category) g
            where g.ground is not null)
        select distinct r.case_id
        from readable r
        where r.hashes @> casework.search_hashes(r.case_id, kind, words);
end
$$;
