-- Tasks of a protected case belong to those of the unit who are cleared: a group of its own, <unit>~skydd. No unit's code
-- has a tilde in it.

create function casework.task_group(about uuid, unit text) returns text
    language sql stable as
$$ select case when casework.unprotected(about) then unit else unit || '~skydd' end $$;

create function casework.unit_of_group(task_group text) returns text
    language sql immutable as
$$ select split_part(task_group, '~', 1) $$;

create function casework.my_groups() returns text[]
    language sql stable as
$$
    select case when casework.has_clearance()
                then casework.my_units() || string_to_array(array_to_string(casework.my_units(), '~skydd,') || '~skydd', ',')
                else casework.my_units() end
$$;

create or replace view engine.my_task_id as
select l.task_id_ as id_
  from engine.act_ru_identitylink l
 where l.type_ = 'candidate' and l.task_id_ is not null and l.group_id_ = any ((select casework.my_groups())::text[]);

create or replace function engine.is_mine(task text) returns boolean
    language sql stable as
$$
    select exists (
        select 1
          from engine.act_ru_task t
          join engine.act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
          join engine.act_ru_execution i on i.id_ = t.proc_inst_id_
          join casework.participant p on p.case_id = i.business_key_::uuid
               and p.unit = casework.unit_of_group(l.group_id_) and p.until is null
         where t.id_ = task and l.group_id_ = any ((select casework.my_groups())::text[]))
$$;

create index samverka_link_of_cleared on engine.act_ru_identitylink (group_id_)
    where type_ = 'candidate' and group_id_ like '%~skydd';

-- Tasks that waited before there was such a group. Nobody has the role yet, so nobody keeps one.
update engine.act_ru_task t set assignee_ = null, rev_ = t.rev_ + 1
  from engine.act_ru_execution i, casework.protected_case p
 where i.id_ = t.proc_inst_id_ and p.case_id::text = i.business_key_ and t.assignee_ is not null;
update engine.act_ru_identitylink l set group_id_ = l.group_id_ || '~skydd', rev_ = l.rev_ + 1
  from engine.act_ru_task t, engine.act_ru_execution i, casework.protected_case p
 where l.task_id_ = t.id_ and l.type_ = 'candidate' and i.id_ = t.proc_inst_id_ and p.case_id::text = i.business_key_;
