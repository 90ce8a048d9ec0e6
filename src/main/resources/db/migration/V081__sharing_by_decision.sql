-- Sharing on another ground than consent: somebody of the unit that owns a section proposes, somebody of it decides.

create table casework.sharing_proposal (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references casework.case,
    section text,
    category text,
    owner text not null,
    to_unit text not null,
    ground text not null references casework.legal_basis,
    purpose text not null check (length(purpose) between 10 and 2000),
    proposed_by text not null default casework.me(),
    proposed_at timestamptz not null default now(),
    check (num_nonnulls(section, category) = 1),
    check (owner <> to_unit)
);

create index sharing_proposal_case on casework.sharing_proposal (case_id, owner);

-- One for each proposal: whoever is first decides. Conditions and version: what was confirmed, as the register had it.
create table casework.sharing_decision (
    proposal uuid primary key references casework.sharing_proposal,
    case_id uuid not null references casework.case,
    agreed boolean not null,
    reason text not null check (length(reason) between 20 and 4000),
    ground text,
    ground_version int,
    conditions text[],
    valid_until timestamptz check (valid_until > decided_at),
    decided_by text not null default casework.me(),
    decided_at timestamptz not null default now(),
    foreign key (ground, ground_version) references casework.legal_basis_version,
    check (num_nonnulls(ground, ground_version, conditions, valid_until) = case when agreed then 4 else 0 end)
);

alter table casework.disclosure add column decision uuid references casework.sharing_decision;
create unique index disclosure_decided on casework.disclosure (decision) where decision is not null;

drop index casework.disclosure_once;
create unique index disclosure_once on casework.disclosure
    (case_id, owner, section, category, from_unit, to_unit, ground, consent_request, consent_line, decision)
    nulls not distinct where revoked_at is null;

create trigger only_appended before update or delete or truncate on casework.sharing_proposal
    for each statement execute function casework.refuse_change();
create trigger only_appended before update or delete or truncate on casework.sharing_decision
    for each statement execute function casework.refuse_change();
create trigger open_case before insert on casework.sharing_proposal
    for each row execute function casework.require_open_case();
create trigger open_case before insert on casework.sharing_decision
    for each row execute function casework.require_open_case();

revoke all on casework.sharing_proposal, casework.sharing_decision from samverka_app;
grant select, insert (case_id, section, category, owner, to_unit, ground, purpose)
    on casework.sharing_proposal to samverka_app;
grant select, insert (proposal, case_id, agreed, reason, ground, ground_version, conditions, valid_until)
    on casework.sharing_decision to samverka_app;
grant insert (decision) on casework.disclosure to samverka_app;

alter table casework.sharing_proposal enable row level security;
alter table casework.sharing_proposal force row level security;
alter table casework.sharing_decision enable row level security;
alter table casework.sharing_decision force row level security;

-- Why somebody wanted to share, and why it was granted or not, stays with the unit's own people in the case.
create policy own_people on casework.sharing_proposal for select to samverka_app
    using (owner = any ((select casework.my_units())::text[]) and casework.takes_part(case_id));
create policy proposed on casework.sharing_proposal for insert to samverka_app
    with check (casework.is_person() and owner = any ((select casework.my_units())::text[])
                and casework.takes_part(case_id));

create policy own_people on casework.sharing_decision for select to samverka_app
    using (exists (select from casework.sharing_proposal p where p.id = proposal));
create policy decided on casework.sharing_decision for insert to samverka_app
    with check (casework.is_person()
                and exists (select
                            from casework.sharing_proposal p
                                 join casework.legal_basis b on b.code = p.ground
                            where p.id = proposal and p.case_id = sharing_decision.case_id
                              and (not agreed or sharing_decision.ground = b.code and ground_version = b.version
                                                 and sharing_decision.conditions @> b.conditions)));

-- A person lets out what a living consent or a decision says, and takes back what was decided.
drop policy own_sections on casework.disclosure;
create policy own_sections on casework.disclosure for insert to samverka_app
    with check (owner = any ((select casework.my_units())::text[]) and from_unit = owner
                and casework.takes_part(case_id)
                and (exists (select
                             from casework.living_consent l
                             where l.request_id = consent_request and l.line = consent_line
                               and l.case_id = disclosure.case_id and l.from_unit = disclosure.from_unit
                               and l.to_unit = disclosure.to_unit and disclosure.ground = 'LB-SAM')
                     or exists (select
                                from casework.sharing_decision s join casework.sharing_proposal p on p.id = s.proposal
                                where s.proposal = decision and s.agreed and s.valid_until = disclosure.valid_until
                                  and p.case_id = disclosure.case_id and p.owner = disclosure.owner
                                  and p.to_unit = disclosure.to_unit and p.ground = disclosure.ground
                                  and p.purpose = disclosure.purpose
                                  and p.section is not distinct from disclosure.section
                                  and p.category is not distinct from disclosure.category
                                  and exists (select from casework.participant t
                                              where t.case_id = p.case_id and t.unit = p.to_unit
                                                and t.until is null))));

drop policy taken_back on casework.disclosure;
create policy taken_back on casework.disclosure for update to samverka_app
    using (from_unit = any ((select casework.my_units())::text[]) and decision is not null
           and casework.takes_part(case_id));
