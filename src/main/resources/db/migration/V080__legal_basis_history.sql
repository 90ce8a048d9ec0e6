-- The register belongs to the city's lawyers: only a ground that one of them has approved can be used, on the days they
-- say. Changes are appended here and nowhere else; the register shows where they have led.

alter table casework.legal_basis add column version int not null default 1;

-- The day it is in the city, whatever the session's time zone.
create function casework.today() returns date
    language sql stable set search_path = '' as
$$ select (now() at time zone 'Europe/Stockholm')::date $$;

create policy functions on casework.legal_basis to samverka_owner using (true) with check (true);

-- The condition in parts that are confirmed one by one; and the actors the ground is about, null when that is for
-- whoever decides to judge. Like the register itself: to be examined, not a statement of law.
alter table casework.legal_basis
    add column conditions text[] check (cardinality(conditions) > 0),
    add column disclosers text[] check (cardinality(disclosers) > 0),
    add column recipients text[] check (cardinality(recipients) > 0);

update casework.legal_basis set conditions = array [condition];
alter table casework.legal_basis alter column conditions set not null;

update casework.legal_basis b
set conditions = p.conditions, disclosers = p.disclosers, recipients = p.recipients
from (values
    ('LB-102', array ['Utlämnandet är nödvändigt för att vår enhet ska kunna göra sin egen uppgift',
                      'Uppgiften går inte att göra med mindre: regeln tillämpas restriktivt'],
     null::text[], null::text[]),
    ('LB-1015A', array ['Uppgifterna behövs för att förebygga, förhindra eller upptäcka brott',
                        'Sekretessen väger inte tyngre än intresset av att lämna ut',
                        'Uppgifterna omfattas inte av en sekretess som är undantagen'], null, null),
    ('LB-1018A', array ['Den unga riskerar att begå brott', 'Uppgifterna behövs i förebyggande arbete',
                        'Uppgifterna gäller inte ett visst begånget brott'],
     array ['socialtjanst', 'mottagning'], array ['polis']),
    ('LB-1019', array ['Ett brott är förestående eller pågår', 'Brottet är av ett slag som regeln gäller',
                       'Uppgifterna behövs för att förhindra eller avbryta brottet'],
     array ['socialtjanst', 'mottagning'], array ['polis']),
    ('LB-1020A', array ['Det finns misstanke om brott', 'Brottet är av ett slag som regeln gäller'],
     array ['socialtjanst', 'mottagning'], array ['polis']),
    ('LB-1021', array ['Det finns misstanke om brott mot barn', 'Brottet är av ett slag som regeln gäller'],
     array ['socialtjanst', 'mottagning'], array ['polis']),
    ('LB-1023', array ['Det finns misstanke om brott', 'Brottet är så allvarligt att regeln gäller'],
     array ['socialtjanst', 'mottagning'], array ['polis']),
    ('LB-1024', array ['Det finns misstanke om brott', 'Ingen strängare regel gäller för uppgifterna'],
     null, array ['polis']),
    ('LB-1027', array ['Det är uppenbart att intresset av att lämna uppgiften väger tyngre än sekretessen',
                       'Uppgifterna omfattas inte av en sekretess som är undantagen, till exempel OSL 25:1 och 26:1'],
     array ['skola', 'polis', 'fritid'], null),
    ('LB-1028', array ['En lag eller förordning kräver att just de här uppgifterna lämnas till just mottagaren'],
     null, null),
    ('LB-191', array ['Vi känner till eller misstänker att ett barn far illa',
                      'Uppgifterna kan ha betydelse för socialtjänstens utredning'],
     array ['skola', 'polis', 'fritid', 'socialtjanst'], array ['socialtjanst', 'mottagning']),
    ('LB-PL6', array ['Polisen har fått kännedom om förhållanden som bör föranleda en åtgärd av mottagaren'],
     array ['polis'], array ['socialtjanst', 'mottagning']),
    ('LB-PL12', array ['Den unga är under 18 år', 'Risken är uppenbar, överhängande och allvarlig'],
     array ['polis'], array ['socialtjanst', 'mottagning']),
    ('LB-LUL6', array ['Den unga är under 18 år', 'Den unga är skäligen misstänkt för brott',
                       'Fängelse ingår i straffskalan'], array ['polis'], array ['socialtjanst', 'mottagning']),
    ('LB-170-4', array ['Mottagaren har begärt uppgifterna', 'Uppgifterna behövs',
                        'Det finns inte synnerliga skäl emot', 'Bara kontaktuppgifter lämnas'], null, array ['polis']),
    ('LB-170-6', array ['Uppgifterna behövs', 'Det står inte klart att sekretessen väger tyngre',
                        'Uppgifterna omfattas inte av OSL 25:1–8 eller 26:1–6'],
     array ['skola', 'fritid'], array ['polis']),
    ('LB-170-7', array ['Uppgifterna är begärda, eller behövs och lämnas på eget initiativ',
                        'En avvägning är gjord mot sekretessen', 'Rektor har fattat beslutet'],
     array ['skola'], array ['polis'])
) p(code, conditions, disclosers, recipients)
where b.code = p.code;

-- Wording: the text of the law as whoever approved it read it.
create table casework.legal_basis_version (
    basis text not null references casework.legal_basis,
    version int not null check (version >= 1),
    change text not null check (change in ('REGISTRERAD', 'GODKAND', 'AVSLUTAD', 'ATERTAGEN')),
    valid_from date,
    valid_to date check (valid_to >= valid_from),
    verification text not null check (verification in ('V', 'P', 'O')),
    wording text check (length(wording) between 10 and 20000),
    wording_read boolean not null default false,
    note text check (length(note) between 5 and 2000),
    changed_by text not null default casework.me(),
    changed_at timestamptz not null default clock_timestamp(),
    primary key (basis, version),
    check (change <> 'GODKAND' or valid_from is not null and wording is not null),
    check (change <> 'AVSLUTAD' or valid_to is not null),
    check (change = 'REGISTRERAD' or note is not null)
);

insert into casework.legal_basis_version (basis, version, change, valid_from, valid_to, verification, changed_by)
select code, 1, 'REGISTRERAD', valid_from, valid_to, verification, 'register' from casework.legal_basis;

-- Each change follows the version its author saw. Two who change at once wait for each other; the second is told.
create function casework.change_legal_basis() returns trigger
    language plpgsql security definer set search_path = '' as
$$
declare
    basis casework.legal_basis;
begin
    select * into basis from casework.legal_basis b where b.code = new.basis for update;
    if basis.version is distinct from new.version - 1 then
        raise exception 'The ground has changed' using errcode = 'SV003';
    end if;
    new.verification := case when new.wording_read then 'V' else basis.verification end;
    if new.change = 'GODKAND' then
        if new.verification <> 'V' then
            raise exception 'Nobody has read the wording' using errcode = 'check_violation';
        end if;
    elsif new.change in ('AVSLUTAD', 'ATERTAGEN') and basis.approved_by is not null then
        new.valid_from := basis.valid_from;
        new.valid_to := case new.change when 'AVSLUTAD' then new.valid_to else basis.valid_to end;
        new.verification := basis.verification;
        new.wording_read := false;
    else
        raise exception 'There is no approval to end' using errcode = 'check_violation';
    end if;
    update casework.legal_basis b
    set version = new.version, valid_from = new.valid_from, valid_to = new.valid_to, verification = new.verification,
        to_verify = case when new.verification <> 'V' then b.to_verify end,
        approved_by = case new.change when 'GODKAND' then new.changed_by when 'AVSLUTAD' then b.approved_by end,
        approved_at = case new.change when 'GODKAND' then new.changed_at when 'AVSLUTAD' then b.approved_at end
    where b.code = new.basis;
    return new;
end
$$;

create trigger changes_register before insert on casework.legal_basis_version
    for each row execute function casework.change_legal_basis();
create trigger only_appended before update or delete or truncate on casework.legal_basis_version
    for each statement execute function casework.refuse_change();

revoke all on casework.legal_basis_version from samverka_app;
grant select, insert (basis, version, change, valid_from, valid_to, wording, wording_read, note)
    on casework.legal_basis_version to samverka_app;

alter table casework.legal_basis_version enable row level security;
alter table casework.legal_basis_version force row level security;

create policy readable on casework.legal_basis_version for select to samverka_app
    using ((select casework.me()) is not null);
create policy jurists on casework.legal_basis_version for insert to samverka_app
    with check (casework.is_person() and 'jurist' = any (casework.my_roles()) and changed_by = casework.me());

-- What a disclosure may rest on today.
create view casework.usable_ground with (security_invoker = true) as
select b.code
from casework.legal_basis b
where b.kind in ('UTLAMNANDE', 'SKYLDIGHET') and b.approved_by is not null
  and casework.today() between coalesce(b.valid_from, '-infinity') and coalesce(b.valid_to, 'infinity');

revoke all on casework.usable_ground from samverka_app;
grant select on casework.usable_ground to samverka_app;

create function casework.require_usable_ground() returns trigger
    language plpgsql set search_path = '' as
$$
begin
    if not exists (select from casework.usable_ground u where u.code = new.ground) then
        raise exception 'The ground can not be used' using errcode = 'SV002';
    end if;
    return new;
end
$$;

create trigger usable_ground before insert on casework.disclosure
    for each row execute function casework.require_usable_ground();

-- What casework.ground_for finds in the ledger, however it is written: a row is there while its ground may be used, so
-- the end of a ground closes everything that rests on it.
alter policy functions on casework.disclosure
    using (exists (select from casework.usable_ground u where u.code = disclosure.ground));
