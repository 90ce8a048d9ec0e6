-- The trail. The application may only insert, and only what it says happened: who and when come from the transaction.
-- A later migration may add chain columns filled by a trigger; nothing here reads a row back.

create table audit.event (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    actor text not null default coalesce(casework.me(), 'nobody'),
    units text[] not null default coalesce(casework.my_units(), '{}'),
    roles text[] not null default coalesce(casework.my_roles(), '{}'),
    transaction xid8 not null default pg_current_xact_id(),
    action text not null check (action ~ '^[A-Z_]{2,20}$'),
    outcome text not null check (outcome in ('OK', 'DENIED', 'EMPTY')),
    case_id uuid,
    resource text not null check (length(resource) <= 200),
    purpose text check (length(purpose) <= 200),
    ground text check (length(ground) <= 40)
);

create index event_case on audit.event (case_id, id);

alter table audit.event enable row level security;
alter table audit.event force row level security;

create policy appended on audit.event for insert to samverka_app
    with check (actor = coalesce((select casework.me()), 'nobody'));
create policy examined on audit.event for select to samverka_auditor using (true);

revoke all on audit.event from samverka_app;
grant insert (action, outcome, case_id, resource, purpose, ground) on audit.event to samverka_app;
grant select on audit.event to samverka_auditor;

-- Privileges stop the application; this stops the owner's slips as well.
create function casework.refuse_change() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    raise exception 'Rows of %.% are never changed or removed', tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create trigger only_appended before update or delete or truncate on audit.event
    for each statement execute function casework.refuse_change();
