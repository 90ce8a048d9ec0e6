-- Which case a request opened, so that one sent twice opens one case. Without a number while the case is being opened.
create table casework.case_request (
    starter text not null default casework.me(),
    key uuid not null,
    process text not null,
    number text,
    asked_at timestamptz not null default now(),
    primary key (starter, key)
);

alter table casework.case_request enable row level security;
alter table casework.case_request force row level security;

revoke all on casework.case_request from samverka_app;
grant select, insert (key, process), update (number), delete on casework.case_request to samverka_app;

create policy starter on casework.case_request to samverka_app
    using (starter = (select casework.me())) with check (starter = (select casework.me()));
