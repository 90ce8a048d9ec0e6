-- Whether a form asks for whom the case is about, known once for each form: most say no, and reading a whole form to
-- learn it took a tenth of the work of writing a section.
alter table casework.form_schema
    add column searched boolean not null generated always as (content like '%"search"%') stored;

create or replace function casework.keep_search_terms() returns trigger
    language plpgsql security definer set search_path = '' as
$$
declare
    form text;
begin
    if new.version > 1 then
        delete from casework.search_term t
        where t.case_id = new.case_id and t.code = new.code and t.unit = new.unit;
    end if;
    select f.content into form from casework.form_schema f where f.sha256 = new.form and f.searched;
    if form is null then
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
