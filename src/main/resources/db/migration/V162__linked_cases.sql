-- A case may belong to another one: each organisation's work to what is rolled out, each occasion to its season. Each is a
-- case of its own, with its own participants; knowing the one is no ground to know the other.

-- What lists call a case where what it is about is no secret (a case under secrecy has a number only).
alter table casework.case
    add column title text check (length(title) between 1 and 120),
    add constraint secrecy_has_no_title check (title is null or regime <> 'SEKRETESS');

grant update (title) on casework.case to samverka_app;

-- The key says which one among the parent's: the code of an authority, or what a row of a list is known by.
create table casework.case_link (
    child uuid primary key references casework.case,
    parent uuid not null references casework.case check (parent <> child),
    key text not null check (length(key) between 1 and 200),
    position int not null check (position > 0),
    linked_at timestamptz not null default now(),
    unique (parent, key),
    unique (parent, position)
);

revoke all on casework.case_link from samverka_app;
grant select, insert (child, parent, key, position) on casework.case_link to samverka_app;

alter table casework.case_link enable row level security;
alter table casework.case_link force row level security;

create policy functions on casework.case_link for select to samverka_owner using (true);

-- The system of a case looks after the cases that belong to it; their sections stay closed to it.
create function casework.belongs_to_my_case(about uuid) returns boolean
    language plpgsql stable security definer set search_path = '' as
$$
begin
    return exists (select from casework.case_link l where l.child = about and l.parent = casework.system_case());
end
$$;

create policy linked on casework.case for select to samverka_app
    using ((select casework.system_case()) is not null and casework.belongs_to_my_case(id));
create policy linked on casework.participant for select to samverka_app
    using ((select casework.system_case()) is not null and casework.belongs_to_my_case(case_id));

create policy system on casework.case_link for select to samverka_app
    using (parent = (select casework.system_case()) or child = (select casework.system_case()));
create policy both_known on casework.case_link for select to samverka_app
    using (exists (select from casework.case c where c.id = parent)
           and exists (select from casework.case c where c.id = child));
create policy opened on casework.case_link for insert to samverka_app
    with check (parent = (select casework.system_case()));

create policy protected on casework.case_link as restrictive to samverka_app
    using ((select casework.has_clearance())
           or parent = (select casework.system_case()) or child = (select casework.system_case())
           or casework.unprotected(parent) and casework.unprotected(child));

create trigger only_appended before update or delete or truncate on casework.case_link
    for each statement execute function casework.refuse_change();
