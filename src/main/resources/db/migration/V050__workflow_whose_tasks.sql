-- Whose an open task is: its group is one of my units. The web apps' task queries and our own list read this view.
create view engine.my_task as
select t.*
  from engine.act_ru_task t
 where t.id_ in (select l.task_id_
                   from engine.act_ru_identitylink l
                  where l.type_ = 'candidate' and l.group_id_ = any (casework.my_units()));

create index samverka_link_of_group on engine.act_ru_identitylink (group_id_, task_id_)
    where type_ = 'candidate' and task_id_ is not null;
create index samverka_task_due on engine.act_ru_task (due_date_) where due_date_ is not null;

-- Reading, taking and putting back one task asks for more: the unit still takes part in the case.
create function engine.is_mine(task text) returns boolean
    language sql stable as
$$
    select exists (
        select 1
          from engine.act_ru_task t
          join engine.act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
          join engine.act_ru_execution i on i.id_ = t.proc_inst_id_
          join casework.participant p on p.case_id = i.business_key_::uuid and p.unit = l.group_id_ and p.until is null
         where t.id_ = task and l.group_id_ = any (casework.my_units()))
$$;

grant select on engine.my_task to samverka_app;

-- What the web apps may show. Type 0 is for everyone, 1 a grant to one group.
-- Resources: 0 application, 5 filter, 6 process definition, 8 process instance. Bits: 2 read, 32 access.
insert into engine.act_ru_authorization (id_, rev_, type_, group_id_, user_id_, resource_type_, resource_id_, perms_)
values ('samverka-everyone-tasklist', 1, 0, null, '*', 0, 'tasklist', 32),
       ('samverka-everyone-filter', 1, 0, null, '*', 5, '*', 2),
       ('samverka-everyone-definition', 1, 0, null, '*', 6, '*', 2),
       ('samverka-operator-cockpit', 1, 1, 'processadmin', null, 0, 'cockpit', 32);
