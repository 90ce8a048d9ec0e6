-- Whoever works in two units writes for the one that takes part: what is written for the other would be known there,
-- without anybody having disclosed it.

create function casework.takes_part_for(about uuid, mine text) returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return mine = any (casework.my_units())
       and exists (select from casework.participant p
                   where p.case_id = about and p.unit = mine and p.until is null);
end
$$;

alter policy first_written on casework.section
    with check (case_id = (select casework.system_case()) or casework.takes_part_for(case_id, unit));
alter policy written on casework.section_version
    with check (case_id = (select casework.system_case()) or casework.takes_part_for(case_id, unit));
