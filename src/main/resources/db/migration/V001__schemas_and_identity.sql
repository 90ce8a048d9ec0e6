-- Roles exist before the first migration (the embedded server makes them, docker/roles.sql elsewhere):
-- samverka_owner runs this and owns everything, samverka_app is the application, samverka_auditor reads the trail.

create schema engine;
create schema casework;
create schema audit;

grant usage on schema engine, casework, audit to samverka_app;
grant usage on schema audit to samverka_auditor;

alter default privileges in schema engine grant select, insert, update, delete on tables to samverka_app;
alter default privileges in schema casework grant select, insert, update, delete on tables to samverka_app;
alter default privileges in schema casework grant usage on sequences to samverka_app;

-- Who acts, as the application says once per transaction. A setting that was local to an earlier transaction
-- reads as an empty string, not as null: both mean nobody.

create function casework.me() returns text
    language sql stable as
$$ select nullif(current_setting('app.user', true), '') $$;

create function casework.my_units() returns text[]
    language sql stable as
$$ select string_to_array(nullif(current_setting('app.units', true), ''), ',') $$;

create function casework.my_roles() returns text[]
    language sql stable as
$$ select string_to_array(nullif(current_setting('app.roles', true), ''), ',') $$;

create function casework.system_case() returns uuid
    language sql stable as
$$ select nullif(current_setting('app.system_case', true), '')::uuid $$;
