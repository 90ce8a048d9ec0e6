-- A manager is a manager on the days of the city, wherever the server thinks it is.
create or replace function casework.emergencies_answered_for()
    returns table (person text, units text[], ground text, opened_at timestamptz, until timestamptz, living boolean)
    language plpgsql stable security definer set search_path = '' as
$$
#variable_conflict use_column
declare
    officer boolean := coalesce('dataskyddsombud' = any (casework.my_roles()), false);
    authorities text[] := array(select u.authority from casework.unit u
                                where u.code = any (casework.my_units()) and 'chef' = any (casework.my_roles())
                                  and casework.today() between u.valid_from
                                      and coalesce(u.valid_to, 'infinity'));
begin
    if casework.is_person() is not true or not officer and cardinality(authorities) = 0 then
        return;
    end if;
    return query
        select e.person, e.units, e.ground, e.opened_at, coalesce(e.ended_at, e.valid_until),
               e.ended_at is null and e.valid_until > now()
        from casework.emergency_access e
        where e.opened_at > now() - interval '3 months' and e.person <> casework.me()
          and not exists (select from casework.emergency_review r where r.opening = e.id)
          and not casework.concerns_my_unit(e.case_id)
          and (officer
               or exists (select from casework.unit u
                          where u.authority = any (authorities)
                            and (u.code = any (e.units)
                                 or exists (select from casework.participant p
                                            where p.case_id = e.case_id and p.unit = u.code and p.until is null))))
        order by e.opened_at desc limit 20;
end
$$;
