-- How somebody came to do it, as the application says once per transaction beside who acts.
-- Whom an event is about follows from its case: a case has one subject, and casework.subject knows who that is. So the
-- trail itself names nobody, and forgetting a subject needs no change to it.

-- Lengths only: patterns are looked at once for each event, and took a third of what writing one costs.
alter table audit.event
    add column via text check (length(via) <= 20),
    add column session text check (length(session) <= 40),
    add column method text check (length(method) <= 20),
    add column address text check (length(address) <= 45),
    add column task text check (length(task) <= 64),
    drop constraint event_action_check,
    add constraint event_action_check check (length(action) between 2 and 20);

alter table audit.event
    alter column via set default nullif(current_setting('app.via', true), ''),
    alter column session set default nullif(current_setting('app.session', true), ''),
    alter column method set default nullif(current_setting('app.method', true), ''),
    alter column address set default nullif(current_setting('app.address', true), ''),
    alter column task set default nullif(current_setting('app.task', true), '');

comment on column audit.event.session is 'A random name of the session, not what its cookie holds';
comment on column audit.event.method is 'How the person signed in, for example password';
comment on column audit.event.task is 'Id of the task whose address was called; it may be one that was refused';
