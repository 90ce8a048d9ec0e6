-- Process administrators see in Cockpit where cases stand, which holds codes and no content, and start failed work again.
-- Resource 8 is process instance; bits: 2 read, 32 try a failed job again.
insert into engine.act_ru_authorization (id_, rev_, type_, group_id_, user_id_, resource_type_, resource_id_, perms_)
values ('samverka-operator-instance', 1, 1, 'processadmin', null, 8, '*', 34);
