-- Run once by an administrator of the PostgreSQL server (15 or later), before Samverka starts for the first time:
--   psql -U postgres -f roles.sql
-- and then give each role its password, for example with psql's \password.

create role samverka_owner login nosuperuser nocreatedb nocreaterole nobypassrls;
create role samverka_app login noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
create role samverka_auditor login noinherit nosuperuser nocreatedb nocreaterole nobypassrls;

create database samverka owner samverka_owner encoding 'UTF8' template template0;
revoke all on database samverka from public;
grant connect on database samverka to samverka_app, samverka_auditor;
