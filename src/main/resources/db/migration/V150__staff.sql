-- Somebody who works nowhere any more and has no role is nobody's staff, also while the session lasts: what is open to
-- all staff is not open to them.
create or replace function casework.is_person() returns boolean
    language sql stable as
$$
    select casework.me() is not null and casework.system_case() is null and casework.me() not like 'service:%'
       and (casework.my_units() is not null or casework.my_roles() is not null)
$$;
