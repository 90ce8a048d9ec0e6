-- Custody ends at eighteen (FB 6:2), and what guardians have agreed to ends with it: at midnight, decided here.

create function casework.birthday(born date, years int) returns timestamptz
    language sql immutable set search_path = '' as
$$ select (born + make_interval(years => years)) at time zone 'Europe/Stockholm' $$;

-- What the functions below may look at and change.
create policy custody on casework.consent_grant to samverka_owner using (true) with check (true);
create policy custody on casework.disclosure for update to samverka_owner using (true) with check (true);

create function casework.end_with_custody() returns trigger
    language plpgsql security definer set search_path = '' as
$$
begin
    if new.signatory in ('VH1', 'VH2') then
        new.valid_until := least(new.valid_until,
                                 (select casework.birthday(s.birth_date, 18) from casework.subject s
                                  where s.case_id = new.case_id));
    end if;
    return new;
end
$$;

create trigger ends_with_custody before insert on casework.consent_grant
    for each row execute function casework.end_with_custody();

-- A date of birth that is known later, or corrected, ends what it should have ended. It never opens anything again.
create function casework.custody_ends() returns trigger
    language plpgsql security definer set search_path = '' as
$$
declare
    adult timestamptz := casework.birthday(new.birth_date, 18);
begin
    update casework.consent_grant g set valid_until = adult, changed_at = now()
    where g.case_id = new.case_id and g.signatory in ('VH1', 'VH2') and g.valid_until > adult;
    update casework.disclosure d set valid_until = adult
    where d.case_id = new.case_id and d.revoked_at is null and d.valid_until > adult
      and exists (select from casework.consent_grant g
                  where g.request_id = d.consent_request and g.line = d.consent_line and g.signatory in ('VH1', 'VH2'));
    return null;
end
$$;

create trigger custody_ends after insert or update of birth_date on casework.subject
    for each row execute function casework.custody_ends();

revoke execute on function casework.end_with_custody(), casework.custody_ends() from public;

-- What was agreed before, whether or not its ground may be used just now.
alter table casework.disclosure no force row level security;

update casework.consent_grant g set valid_until = casework.birthday(s.birth_date, 18)
from casework.subject s
where s.case_id = g.case_id and g.signatory in ('VH1', 'VH2') and g.valid_until > casework.birthday(s.birth_date, 18);

update casework.disclosure d set valid_until = casework.birthday(s.birth_date, 18)
from casework.subject s
where s.case_id = d.case_id and d.revoked_at is null and d.valid_until > casework.birthday(s.birth_date, 18)
  and exists (select from casework.consent_grant g
              where g.request_id = d.consent_request and g.line = d.consent_line and g.signatory in ('VH1', 'VH2'));

alter table casework.disclosure force row level security;

-- The same version of a question is asked afresh when others have to answer it: at fifteen, at eighteen.
alter table casework.consent_request drop constraint consent_request_case_id_holder_section_section_version_key;
