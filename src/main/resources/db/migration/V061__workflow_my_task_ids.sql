-- Whose tasks are mine, said once: what only counts them reads this and no task at all.
create view engine.my_task_id as
select l.task_id_ as id_
  from engine.act_ru_identitylink l
 where l.type_ = 'candidate' and l.task_id_ is not null and l.group_id_ = any (casework.my_units());

create or replace view engine.my_task as
select t.*
  from engine.act_ru_task t
 where t.id_ in (select m.id_ from engine.my_task_id m);

grant select on engine.my_task_id to samverka_app;
