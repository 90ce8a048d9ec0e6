-- Who may know what, on which ground, until when.

-- A register to be examined by the city's lawyer, not a statement of law. Verification: V the wording was read in a
-- collection of statutes, P taken from preparatory work or an authority's guide, O from general knowledge.
-- Kind: only UTLAMNANDE (may be given) and SKYLDIGHET (must be given) can carry a disclosure.
create table casework.legal_basis (
    code text primary key check (code ~ '^LB-[A-Z0-9-]{2,10}$'),
    paragraph text not null,
    kind text not null check (kind in ('UTLAMNANDE', 'SKYLDIGHET', 'HUVUDREGEL', 'RAM')),
    discloser text not null,
    recipient text not null,
    condition text not null,
    permits text not null,
    valid_from date,
    valid_to date check (valid_to >= valid_from),
    verification text not null check (verification in ('V', 'P', 'O')),
    to_verify text,
    approved_by text,
    approved_at timestamptz,
    check ((approved_by is null) = (approved_at is null))
);

comment on column casework.legal_basis.valid_from is 'First day in force; null when the register does not know';

insert into casework.legal_basis
    (code, paragraph, kind, discloser, recipient, condition, permits, valid_from, verification, to_verify)
values
    ('LB-SAM', 'OSL 12:2, 10:1', 'UTLAMNANDE', 'Varje myndighet', 'Den myndighet eller person som samtycket namnger',
     'Ett giltigt, bestämt och informerat samtycke från den som sekretessen skyddar',
     'Lämna precis det som samtycket omfattar', null, 'P', null),
    ('LB-123', 'OSL 12:3', 'RAM', 'Varje myndighet', 'Vårdnadshavare',
     'Sekretess för barnet gäller inte mot vårdnadshavaren, utom när barnet kan lida betydande men',
     'Avgränsar vad vårdnadshavaren får veta och får samtycka till', null, 'O', 'Ordalydelsen'),
    ('LB-261', 'OSL 26:1', 'HUVUDREGEL', 'Socialtjänsten', 'Alla',
     'Uppgiften får lämnas bara när det står klart att ingen lider men', 'Stark sekretess', null, 'P', null),
    ('LB-232', 'OSL 23:2', 'HUVUDREGEL', 'Skolan', 'Alla',
     'Psykologisk och specialpedagogisk elevhälsa har stark sekretess, annan omsorg om eleven svagare',
     'Sekretess i skolan', null, 'O', 'Kapitlet har ändrats och ändras igen'),
    ('LB-35', 'OSL 18:1, 35:1', 'HUVUDREGEL', 'Polisen', 'Alla',
     'Förundersökning och brottsbekämpande verksamhet', 'Sekretess hos polisen', null, 'O', 'Ordalydelsen'),
    ('LB-81', 'OSL 8:1–2', 'HUVUDREGEL', 'Varje myndighet', 'Annan myndighet eller självständig verksamhetsgren',
     'Sekretess gäller också mellan myndigheter och mellan nämnder', 'Var gränserna går', null, 'P', null),
    ('LB-102', 'OSL 10:2', 'UTLAMNANDE', 'Varje myndighet', 'Den som behöver uppgiften för utlämnarens uppgift',
     'Nödvändigt för att utlämnaren ska kunna göra sin egen uppgift; tillämpas restriktivt',
     'Till exempel det en uppgiftslämnare måste få veta för att kunna svara', null, 'P', null),
    ('LB-102A', 'OSL 10:2 a', 'RAM', 'Varje myndighet', 'Den som bara bearbetar eller lagrar tekniskt',
     'Enbart teknisk bearbetning eller lagring, och inte olämpligt', 'Drift hos leverantör', null, 'P', null),
    ('LB-1015A', 'OSL 10:15 a', 'UTLAMNANDE', 'Myndighet', 'Myndighet',
     'Behövs för att förebygga, förhindra eller upptäcka brott, och sekretessen väger inte tyngre',
     'Uppgifter på begäran eller på eget initiativ', date '2025-12-01', 'P',
     'Dagen för ikraftträdande och vilka sekretesser som är undantagna'),
    ('LB-1018A', 'OSL 10:18 a', 'UTLAMNANDE', 'Socialtjänsten', 'Polisen',
     'Förebyggande arbete när en ung person riskerar att begå brott',
     'Förebyggande uppgifter; inte om ett visst begånget brott', date '2025-04-01', 'P',
     'Ordalydelsen efter SFS 2025:179'),
    ('LB-1019', 'OSL 10:19', 'UTLAMNANDE', 'Socialtjänsten', 'Polisen',
     'Förhindra ett förestående eller avbryta ett pågående brott av vissa slag', 'De uppgifter som behövs för det', null, 'P', null),
    ('LB-1020A', 'OSL 10:20 a', 'UTLAMNANDE', 'Socialtjänst, hälso- och sjukvård', 'Polis och åklagare',
     'Misstanke om vissa brott', 'Uppgifter om misstanken', date '2025-04-01', 'O', 'Ordalydelsen efter SFS 2025:179'),
    ('LB-1021', 'OSL 10:21', 'UTLAMNANDE', 'Socialtjänst, hälso- och sjukvård', 'Polis och åklagare',
     'Misstanke om vissa brott mot barn', 'Uppgifter om misstanken', date '2025-04-01', 'O', 'Ordalydelsen efter SFS 2025:179'),
    ('LB-1023', 'OSL 10:23', 'UTLAMNANDE', 'Socialtjänst, hälso- och sjukvård', 'Polis och åklagare',
     'Misstanke om allvarliga brott', 'Uppgifter om misstanken', date '2025-04-01', 'O', 'Ordalydelsen efter SFS 2025:179'),
    ('LB-1024', 'OSL 10:24', 'UTLAMNANDE', 'Myndighet', 'Polis och åklagare',
     'Misstanke om brott när ingen strängare regel gäller', 'Uppgifter om misstanken', date '2025-04-01', 'O',
     'Ordalydelsen efter SFS 2025:179'),
    ('LB-1027', 'OSL 10:27', 'UTLAMNANDE', 'Myndighet', 'Myndighet',
     'Uppenbart att intresset av att lämna uppgiften väger tyngre; gäller inte bland annat OSL 25:1 och 26:1',
     'Till exempel från skola till socialtjänst', null, 'O', 'Ordalydelsen'),
    ('LB-1028', 'OSL 10:28', 'UTLAMNANDE', 'Myndighet', 'Myndighet',
     'En lag eller förordning kräver att uppgiften lämnas', 'Öppnar sekretessen för skyldigheterna i registret', null, 'P', null),
    ('LB-191', 'SoL 19:1', 'SKYLDIGHET', 'Skola, polis, fritid, vård och socialtjänst', 'Socialnämnden',
     'Kännedom eller misstanke om att ett barn far illa', 'Anmälan genast med allt som kan ha betydelse', null, 'V', null),
    ('LB-PL6', 'Polislagen 6 §', 'SKYLDIGHET', 'Polisen', 'Socialtjänsten',
     'Förhållanden som bör föranleda en åtgärd', 'Underrättelse snarast', null, 'V', null),
    ('LB-PL12', 'Polislagen 12 §', 'SKYLDIGHET', 'Polisen', 'Vårdnadshavare eller socialnämnden',
     'Den som är under 18 år är i uppenbar, överhängande och allvarlig risk', 'Ta hand om och överlämna', null, 'V', null),
    ('LB-LUL6', 'LUL 6 §', 'SKYLDIGHET', 'Polis och åklagare', 'Socialnämnden',
     'Den som är under 18 år är skäligen misstänkt för brott med fängelse i straffskalan', 'Underrättelse genast', null, 'V', null),
    ('LB-LUL39', 'LUL 39 §', 'RAM', 'Kommun och myndigheter', 'Varandra',
     'Regelbunden lokal samverkan om unga lagöverträdare i allmänna frågor', 'Grund för styrgrupper; inga personuppgifter', null, 'V', null),
    ('LB-170-4', 'Lag 2025:170 4 §', 'SKYLDIGHET', 'Varje myndighet och fristående skola', 'Brottsbekämpande myndighet',
     'På begäran och när det behövs, om det inte finns synnerliga skäl emot', 'Kontaktuppgifter', date '2025-04-01', 'V', null),
    ('LB-170-6', 'Lag 2025:170 6 §', 'SKYLDIGHET', 'Kommun och region', 'Brottsbekämpande myndighet',
     'När det behövs, om det inte står klart att sekretessen väger tyngre; inte uppgifter under OSL 25:1–8 och 26:1–6',
     'Uppgifter', date '2025-04-01', 'V', null),
    ('LB-170-7', 'Lag 2025:170 7 §', 'SKYLDIGHET', 'Rektor', 'Polisen',
     'På begäran eller på eget initiativ när det behövs, efter en avvägning', 'Uppgifter; rektor beslutar', date '2025-04-01', 'V', null),
    ('LB-SK2913', 'Skollagen 29:13', 'RAM', 'Skolan', 'Socialnämnden',
     'Barn som far illa eller riskerar att göra det', 'Samverkan inom sekretessen', null, 'V', null),
    ('LB-SK719A', 'Skollagen 7:19 a', 'RAM', 'Rektor', 'Huvudman och vårdnadshavare',
     'Upprepad eller lång frånvaro', 'Skyndsam utredning', null, 'V', null),
    ('LB-PUL7', 'Lag 2001:454 6–7 §§', 'RAM', 'Socialtjänsten', 'Den egna verksamheten',
     'Nödvändigt för uppgiften', 'Behandla personnummer, känsliga uppgifter och uppgifter om lagöverträdelser', null, 'V', null),
    ('LB-PUL10', 'Lag 2001:454 10 §', 'RAM', 'Den personuppgiftsansvariga', 'Den egna verksamheten',
     'Automatiserad behandling', 'Begränsad behörighet, loggning och återkommande kontroller', null, 'V', null),
    ('LB-PUF15', 'Förordning 2001:637 15 §', 'RAM', 'Kommunal myndighet', 'Den egna verksamheten',
     'Sökning i ärenden', 'Bara namn, personnummer, samordningsnummer och ärendenummer', null, 'V', null),
    ('LB-GALL', 'Socialtjänstförordningen 2025:468 13:1', 'RAM', 'Kommunen', 'Arkivet',
     'Akter som SoL 16:4 och 17:5 gäller', 'Undantag från gallring i vissa kommuner', null, 'V', null),
    ('LB-FB', 'FB 6:2, 6:11, 6:13', 'RAM', 'Vårdnadshavare', 'Alla',
     'Vårdnadshavare bestämmer tillsammans, barnets vilja väger mer med åldern, vårdnaden slutar vid 18',
     'Vem som ska svara', null, 'V', null),
    ('LB-LVU22', 'LVU 22 §', 'RAM', 'Socialnämnden', 'Den som är under 20 år',
     'Beteende som i 3 § och samtycke saknas', 'Kontaktperson eller öppen behandling', null, 'V', null),
    ('LB-KBF', 'Lag 2023:196 4–13 §§', 'RAM', 'Kommunen', 'Aktörer i brottsförebyggande arbete',
     'Kommunens ansvar för brottsförebyggande arbete', 'Lägesbild, plan, råd och överenskommelser', date '2023-07-01', 'V', null),
    ('LB-OL', 'Ordningslagen 2:4–6, 2:16, 5:3–5', 'RAM', 'Arrangören', 'Polisen',
     'Offentlig tillställning', 'Tillstånd, anmälan, villkor och förbud', null, 'V', null),
    ('LB-TVI', 'Lag 2005:321 1–3 §§', 'RAM', 'Åklagare', 'Person från 15 år',
     'Risk för brott vid idrottsarrangemang', 'Tillträdesförbud i högst tre år', null, 'P', null),
    ('LB-DOS', 'Lag 2018:1937 10–13 §§', 'RAM', 'Offentlig aktör', 'Alla', 'Digital service', 'Tillgänglighet', null, 'V', null),
    ('LB-FL', 'FL 8, 9, 10, 27 §§', 'RAM', 'Myndighet', 'Alla', 'Handläggning', 'Samverka och dokumentera', null, 'V', null);

-- What consents speak of. Own line: strong secrecy, asked about on its own or not at all (OSL 23:2).
create table casework.information_category (
    code text primary key check (code ~ '^[a-z0-9-]{1,40}$'),
    own_line boolean not null default false
);

insert into casework.information_category
values ('narvaro', false), ('studiesituation', false), ('elevhalsa', true), ('pagaende-insatser', false),
       ('polisens-iakttagelser', false), ('fritid', false), ('kontaktuppgifter', false), ('samverkan', false);

-- One question to the family, as one version of a section put it. Holder: the unit that asks.
create table casework.consent_request (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references casework.case,
    holder text not null,
    section text not null,
    section_version int not null,
    purpose text not null,
    valid_until timestamptz not null,
    asked_at timestamptz not null default now(),
    replaced_at timestamptz,
    disclosers text[] not null default '{}',
    unique (case_id, holder, section, section_version)
);

create unique index consent_request_current on casework.consent_request (case_id) where replaced_at is null;

create table casework.consent_signatory (
    request_id uuid not null references casework.consent_request,
    code text not null check (code in ('VH1', 'VH2', 'UN')),
    case_id uuid not null,
    number int check (number >= 0),
    answer text check (answer in ('ja', 'nej')),
    way text check (way in ('skriftligt', 'elegitimation', 'muntligt')),
    signed_on date,
    answered_at timestamptz,
    primary key (request_id, code),
    check ((answered_at is null) = (answer is null))
);

-- The matrix: a line lives when everybody who has to sign has said yes to it.
create table casework.consent_grant (
    request_id uuid not null,
    line int not null,
    signatory text not null,
    case_id uuid not null references casework.case,
    holder text not null,
    from_actor text not null,
    from_unit text not null,
    to_actor text not null,
    to_unit text not null,
    category text not null references casework.information_category,
    valid_until timestamptz not null,
    status text not null default 'BEGART'
        check (status in ('UTKAST', 'BEGART', 'LAMNAT', 'NEKAT', 'ATERKALLAT', 'UTGANGET', 'ERSATT')),
    changed_at timestamptz not null default now(),
    primary key (request_id, line, signatory),
    foreign key (request_id, signatory) references casework.consent_signatory,
    check (from_unit <> to_unit)
);

create index consent_grant_from on casework.consent_grant (case_id, from_unit, category);

create view casework.living_consent with (security_invoker = true) as
select g.request_id, g.line, g.case_id, g.from_actor, g.from_unit, g.to_actor, g.to_unit, g.category,
       min(g.valid_until) as valid_until
from casework.consent_grant g
group by g.request_id, g.line, g.case_id, g.from_actor, g.from_unit, g.to_actor, g.to_unit, g.category
having bool_and(g.status = 'LAMNAT' and g.valid_until > now());

-- The ledger. Owner: whose section it is; from: who lets it out, the owner or somebody who was let in before.
create table casework.disclosure (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references casework.case,
    section text,
    category text,
    owner text not null,
    from_unit text not null,
    to_unit text not null,
    ground text not null references casework.legal_basis,
    consent_request uuid,
    consent_line int,
    purpose text not null,
    decided_by text not null default casework.me(),
    decided_at timestamptz not null default now(),
    valid_until timestamptz,
    revoked_at timestamptz,
    check (num_nonnulls(section, category) = 1),
    check (owner <> to_unit and from_unit <> to_unit),
    check ((consent_request is null) = (consent_line is null))
);

create unique index disclosure_once on casework.disclosure
    (case_id, owner, section, category, from_unit, to_unit, ground, consent_request, consent_line)
    nulls not distinct where revoked_at is null;
create index disclosure_live on casework.disclosure (case_id, owner, to_unit) where revoked_at is null;

-- Privileges.

revoke all on casework.legal_basis, casework.information_category, casework.consent_request, casework.consent_signatory,
    casework.consent_grant, casework.living_consent, casework.disclosure from samverka_app;

grant select on casework.legal_basis, casework.information_category, casework.living_consent to samverka_app;
grant select, insert, update (replaced_at, disclosers) on casework.consent_request to samverka_app;
grant select, insert, update (number, answer, way, signed_on, answered_at) on casework.consent_signatory to samverka_app;
grant select, insert, update (status, changed_at) on casework.consent_grant to samverka_app;
grant select, insert (case_id, section, category, owner, from_unit, to_unit, ground, consent_request, consent_line,
                      purpose, valid_until), update (revoked_at) on casework.disclosure to samverka_app;

-- The ground of a section, now with what has been disclosed to the reader.
create or replace function casework.ground_for(about uuid, owner text, section text, category text,
                                               out ground text, out valid_until timestamptz)
    language plpgsql stable security definer set search_path = '' as
$$
#variable_conflict use_variable
declare
    mine text[] := casework.my_units();
begin
    if owner = any (mine) then
        ground := 'own';
        return;
    elsif about = casework.system_case() then
        ground := 'system';
        return;
    end if;

    select case c.regime when 'OPPEN' then 'open' else 'participant' end into ground
    from casework.case c
    where c.id = about
      and (c.regime = 'OPPEN' and casework.is_person()
           or c.regime = 'DELTAGARE' and casework.takes_part(about));
    if ground is not null then
        return;
    end if;

    select d.ground, d.valid_until into ground, valid_until
    from casework.disclosure d
    where d.case_id = about and d.owner = owner and d.to_unit = any (mine)
      and (d.section = section or d.category = category)
      and d.revoked_at is null and (d.valid_until is null or d.valid_until > now())
    order by d.valid_until desc nulls first, d.ground
    limit 1;
end
$$;

-- Policies.

alter table casework.legal_basis enable row level security;
alter table casework.legal_basis force row level security;
alter table casework.information_category enable row level security;
alter table casework.information_category force row level security;
alter table casework.consent_request enable row level security;
alter table casework.consent_request force row level security;
alter table casework.consent_signatory enable row level security;
alter table casework.consent_signatory force row level security;
alter table casework.consent_grant enable row level security;
alter table casework.consent_grant force row level security;
alter table casework.disclosure enable row level security;
alter table casework.disclosure force row level security;

create policy functions on casework.disclosure for select to samverka_owner using (true);

create policy readable on casework.legal_basis for select to samverka_app using ((select casework.me()) is not null);
create policy readable on casework.information_category for select to samverka_app
    using ((select casework.me()) is not null);

-- Discloser and recipient see their own lines, whoever asks the family sees them all.
create policy system on casework.consent_grant to samverka_app
    using (case_id = (select casework.system_case())) with check (case_id = (select casework.system_case()));
create policy own_lines on casework.consent_grant for select to samverka_app
    using (array [holder, from_unit, to_unit] && (select casework.my_units()));

create policy system on casework.consent_request to samverka_app
    using (case_id = (select casework.system_case())) with check (case_id = (select casework.system_case()));
create policy named_in on casework.consent_request for select to samverka_app
    using (holder = any ((select casework.my_units())::text[])
           or exists (select from casework.consent_grant g where g.request_id = id));

create policy system on casework.consent_signatory to samverka_app
    using (case_id = (select casework.system_case())) with check (case_id = (select casework.system_case()));
create policy holder on casework.consent_signatory for select to samverka_app
    using (exists (select from casework.consent_request r
                   where r.id = request_id and r.holder = any ((select casework.my_units())::text[])));

create policy system on casework.disclosure to samverka_app
    using (case_id = (select casework.system_case())) with check (case_id = (select casework.system_case()));
create policy own_lines on casework.disclosure for select to samverka_app
    using (array [owner, from_unit, to_unit] && (select casework.my_units()));
create policy own_sections on casework.disclosure for insert to samverka_app
    with check (owner = any ((select casework.my_units())::text[]) and from_unit = owner
                and casework.takes_part(case_id));
create policy taken_back on casework.disclosure for update to samverka_app
    using (from_unit = any ((select casework.my_units())::text[]));

-- Rules that hold for everybody.

create trigger open_case before insert on casework.consent_request
    for each row execute function casework.require_open_case();
create trigger open_case before update of answered_at on casework.consent_signatory
    for each row execute function casework.require_open_case();
create trigger open_case before insert on casework.disclosure
    for each row execute function casework.require_open_case();

create function casework.end_once() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    if old.revoked_at is not null or new.revoked_at is null then
        raise exception 'A disclosure ends once and for all' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger ends_once before update of revoked_at on casework.disclosure
    for each row execute function casework.end_once();
