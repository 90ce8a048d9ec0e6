-- What somebody has typed to report an event: its author's, as long as the author may know the case.
alter table casework.draft drop constraint draft_key_check;
alter table casework.draft add constraint draft_key_check
    check (key ~ '^(task|process):[A-Za-z0-9_.:-]{1,100}$'
           or key ~ '^report:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[A-Za-z0-9_.-]{1,100}$');

create policy protected_report on casework.draft as restrictive to samverka_app
    using (key not like 'report:%' or (select casework.has_clearance())
           or casework.unprotected(substr(key, 8, 36)::uuid));
