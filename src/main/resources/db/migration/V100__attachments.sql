-- Files of a case, as they came. The unit that received or made one sees it; to everybody else it does not exist.

create table casework.attachment (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references casework.case,
    unit text not null,
    kind text not null check (kind in ('SAMTYCKESSVAR')),
    belongs_to uuid not null,
    part text not null check (part ~ '^[A-Za-z0-9-]{1,20}$'),
    media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
    content bytea not null check (octet_length(content) between 1 and 52428800),
    sha256 bytea not null generated always as (sha256(content)) stored,
    written_by text not null default casework.me(),
    written_at timestamptz not null default clock_timestamp()
);

comment on column casework.attachment.belongs_to is 'SAMTYCKESSVAR: the consent request';
comment on column casework.attachment.part is 'SAMTYCKESSVAR: the signatory';

-- Pictures and PDF are compressed already.
alter table casework.attachment alter column content set storage external;

create index attachment_of on casework.attachment (case_id, kind, belongs_to);

revoke all on casework.attachment from samverka_app;
grant select, insert (case_id, unit, kind, belongs_to, part, media_type, content) on casework.attachment to samverka_app;

alter table casework.attachment enable row level security;
alter table casework.attachment force row level security;

create policy own_unit on casework.attachment for select to samverka_app
    using (unit = any ((select casework.my_units())::text[]));

-- Only whoever asked the family keeps what it answered, and only for those who were asked.
create policy consent_answer on casework.attachment for insert to samverka_app
    with check (kind = 'SAMTYCKESSVAR' and casework.is_person() and unit = any ((select casework.my_units())::text[])
                and casework.takes_part(case_id)
                and exists (select from casework.consent_signatory s join casework.consent_request r on r.id = s.request_id
                            where s.request_id = belongs_to and s.code = part
                              and r.case_id = attachment.case_id and r.holder = unit));

create trigger only_appended before update or delete or truncate on casework.attachment
    for each statement execute function casework.refuse_change();
create trigger open_case before insert on casework.attachment
    for each row execute function casework.require_open_case();
