-- Finding a case by whom it is about. Förordning (2001:637) 15 § lets name, identity number and case number be search
-- terms and nothing else (to be examined by the city's lawyer). A form says which of its fields are the person's.

-- What the definer functions below may look at; content is not among it.
create policy functions on casework.section for select to samverka_owner using (true);
create policy functions on casework.form_schema for select to samverka_owner using (true);

create index case_open_to_all on casework.case (id) where regime = 'OPPEN';

-- One row for each section that says it, replaced with each version. Hashes are salted with the case, so that two
-- cases about the same person have nothing in common here, and there is no index that a term could be looked up in.
create table casework.search_term (
    case_id uuid not null,
    code text not null,
    unit text not null,
    kind text not null check (kind in ('name', 'identity')),
    fields text[] not null,
    hashes bytea[] not null check (cardinality(hashes) > 0),
    primary key (case_id, code, unit, kind),
    foreign key (case_id, code, unit) references casework.section
);

revoke all on casework.search_term from samverka_app;
alter table casework.search_term enable row level security;
alter table casework.search_term force row level security;
create policy functions on casework.search_term to samverka_owner using (true) with check (true);

-- Whole words of a name, alike however it was typed: å, ä and ö are letters of their own (and Danish ø and æ the same
-- letters), other accents are left out, a hyphen parts words and an apostrophe does not.
create function casework.name_words(name text) returns text[]
    language sql immutable set search_path = '' as
$$
    with letters(text) as (
        select lower(normalize(translate(replace(replace(replace(name, 'ß', 'ss'), 'Þ', 'th'), 'þ', 'th'),
                                         'ØøÆæŁłĐđÐðı', 'ÖöÄäLlDdDdi'), NFKD))),
    swedish(text) as (
        select regexp_replace(
                   replace(replace(replace(text, U&'a\030A', 'å'), U&'a\0308', 'ä'), U&'o\0308', 'ö'),
                   U&'[\0300-\036F''`\2019\00B4\02BC]', '', 'g')
        from letters)
    select coalesce(array_agg(distinct word order by word), '{}')
    from swedish, regexp_split_to_table(text, U&'[\\s\\-\2010-\2015.,;:/()"]+') word
    where word <> ''
$$;

create function casework.search_words(kind text, said text) returns text[]
    language sql immutable set search_path = '' as
$$
    select case kind
               when 'name' then casework.name_words(said)
               when 'identity' then case when length(regexp_replace(said, '\D', '', 'g')) = 12
                                         then array [regexp_replace(said, '\D', '', 'g')] end
           end
$$;

create function casework.search_hashes(about uuid, kind text, words text[]) returns bytea[]
    language sql stable set search_path = '' as
$$
    select array_agg(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(concat_ws(':', kind, about, word), 'UTF8'))))
    from casework.identity_key k, unnest(words) word
$$;

revoke execute on function casework.search_hashes(uuid, text, text[]) from public;

-- Kept up by the database itself, so that no way of writing a section can leave it out or make it up.
create function casework.keep_search_terms() returns trigger
    language plpgsql security definer set search_path = '' as
$$
declare
    form text;
begin
    if new.version > 1 then
        delete from casework.search_term t
        where t.case_id = new.case_id and t.code = new.code and t.unit = new.unit;
    end if;
    select f.content into form from casework.form_schema f where f.sha256 = new.form;
    if form not like '%"search"%' then
        return null;
    end if;
    insert into casework.search_term (case_id, code, unit, kind, fields, hashes)
    select new.case_id, new.code, new.unit, said.kind, said.fields, h.hashes
    from (select f #>> '{properties,search}' as kind, array_agg(f ->> 'key' order by n) as fields,
                 string_agg(new.content ->> (f ->> 'key'), ' ' order by n) as text
          from jsonb_path_query(form::jsonb,
                                'strict $.** ? (@.properties.search == "name" || @.properties.search == "identity")')
                   with ordinality c(f, n)
          group by 1) said
         cross join lateral casework.search_hashes(new.case_id, said.kind,
                                                   casework.search_words(said.kind, said.text)) h(hashes)
    where h.hashes is not null;
    return null;
end
$$;

create trigger search_terms after insert on casework.section_version
    for each row execute function casework.keep_search_terms();

-- What was written before forms could say it: the only form that did asked for it in section person.
alter table casework.section_version no force row level security;

insert into casework.search_term (case_id, code, unit, kind, fields, hashes)
select v.case_id, v.code, v.unit, f.kind, array [f.field], h.hashes
from casework.section s
     join casework.section_version v using (case_id, code, unit, version)
     cross join (values ('name', 'namn'), ('identity', 'personnummer')) f(kind, field)
     cross join lateral casework.search_hashes(v.case_id, f.kind,
                                               casework.search_words(f.kind, v.content ->> f.field)) h(hashes)
where v.code = 'person' and h.hashes is not null;

alter table casework.section_version force row level security;

-- Where the caller may read whom the case is about; not said when the population register protects that person.
create function casework.subject_name(about uuid, out code text, out unit text, out fields text[], out ground text)
    language plpgsql stable security definer set search_path = '' as
$$
#variable_conflict use_column
begin
    select t.code, t.unit, t.fields, g.ground into code, unit, fields, ground
    from casework.search_term t
         join casework.section s on s.case_id = t.case_id and s.code = t.code and s.unit = t.unit
         cross join lateral casework.ground_for(s.case_id, s.unit, s.code, s.category) g
    where t.case_id = about and t.kind = 'name' and g.ground is not null
      and not exists (select from casework.subject p
                      where p.case_id = about and p.protection in ('SEKRETESSMARKERING', 'SKYDDAD_FOLKBOKFORING'))
    order by g.ground <> 'own', t.code, t.unit
    limit 1;
end
$$;

-- How often somebody has done what may be done only so often.
create table casework.turn (
    person text not null,
    kind text not null check (kind ~ '^[a-z-]{2,40}$'),
    taken_at timestamptz not null default clock_timestamp()
);

create index turn_of_person on casework.turn (person, kind, taken_at);

revoke all on casework.turn from samverka_app;
alter table casework.turn enable row level security;
alter table casework.turn force row level security;
create policy functions on casework.turn to samverka_owner using (true) with check (true);

-- True when the caller may go on; counted together over all nodes, and two at once wait for each other.
create function casework.take_turn(what text, most int, within interval) returns boolean
    language plpgsql security definer set search_path = '' as
$$
begin
    if casework.me() is null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(concat_ws(':', 'turn', what, casework.me()), 0));
    delete from casework.turn t
    where t.person = casework.me() and t.kind = what and t.taken_at <= clock_timestamp() - within;
    if (select count(*) from casework.turn t where t.person = casework.me() and t.kind = what) >= most then
        return false;
    end if;
    insert into casework.turn (person, kind) values (casework.me(), what);
    return true;
end
$$;
