-- The register: who exists, when, and who took over. Everybody who acts may read it; only the service that loads it writes.

create table casework.area (
    code text primary key check (code ~ '^[a-z0-9-]{2,40}$'),
    name text not null,
    position int not null
);

create table casework.actor_name (
    code text primary key check (code ~ '^[a-z0-9-]{2,40}$'),
    name text not null
);

create table casework.authority (
    code text not null check (code ~ '^[a-z0-9-]{2,40}$'),
    name text not null,
    kind text not null,
    area text references casework.area,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    primary key (code, valid_from)
);

create table casework.authority_successor (
    code text not null,
    valid_from date not null,
    successor text not null,
    primary key (code, valid_from, successor),
    foreign key (code, valid_from) references casework.authority on delete cascade
);

-- A unit's code is also its group in the engine.
create table casework.unit (
    code text not null check (code ~ '^[a-z0-9-]{3,40}$'),
    name text not null,
    authority text not null,
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    primary key (code, valid_from)
);

create table casework.unit_actor (
    unit text not null,
    valid_from date not null,
    actor text not null references casework.actor_name,
    primary key (unit, valid_from, actor),
    foreign key (unit, valid_from) references casework.unit on delete cascade
);

-- No row: the unit covers the whole city.
create table casework.unit_area (
    unit text not null,
    valid_from date not null,
    area text not null references casework.area,
    primary key (unit, valid_from, area),
    foreign key (unit, valid_from) references casework.unit on delete cascade
);

-- Which file the register was last loaded from; the same content is not loaded again.
create table casework.register_load (
    sha256 text not null,
    loaded_at timestamptz not null default now()
);

create table casework.person (
    user_id text primary key check (user_id ~ '^[a-z0-9.-]{2,64}$'),
    name text not null
);

-- Past memberships stay: who could see what on a day must be answerable later.
create table casework.person_unit (
    person text not null references casework.person,
    unit text not null,
    since timestamptz not null default clock_timestamp(),
    until timestamptz check (until >= since),
    primary key (person, unit, since)
);

create unique index person_unit_once on casework.person_unit (person, unit) where until is null;
create index person_unit_members on casework.person_unit (unit) where until is null;

create table casework.person_role (
    person text not null references casework.person,
    role text not null check (role ~ '^[a-z0-9-]{2,40}$'),
    since timestamptz not null default clock_timestamp(),
    until timestamptz check (until >= since),
    primary key (person, role, since)
);

create unique index person_role_once on casework.person_role (person, role) where until is null;

-- A table of its own, so that nobody who may read the register can read a password's hash.
create table casework.person_password (
    person text primary key references casework.person,
    hash text not null
);

do
$$
declare
    name text;
begin
    foreach name in array array ['area', 'actor_name', 'authority', 'authority_successor', 'unit', 'unit_actor',
        'unit_area', 'register_load', 'person', 'person_unit', 'person_role']
        loop
            execute format('alter table casework.%I enable row level security', name);
            execute format('alter table casework.%I force row level security', name);
            execute format('create policy readable on casework.%I for select'
                               || ' using ((select casework.me()) is not null)', name);
            execute format('create policy loaded on casework.%I'
                               || ' using ((select casework.me()) = ''service:organisation'')'
                               || ' with check ((select casework.me()) = ''service:organisation'')', name);
        end loop;
end
$$;

alter table casework.person_password enable row level security;
alter table casework.person_password force row level security;
create policy sign_in on casework.person_password
    using ((select casework.me()) = 'service:sign-in')
    with check ((select casework.me()) = 'service:sign-in');
