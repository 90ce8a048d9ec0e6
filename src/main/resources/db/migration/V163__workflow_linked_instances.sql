-- The main instance of a case may be called by that of the case it belongs to; what it calls itself has the same key.
create function engine.is_main(caller text, key text) returns boolean
    language sql stable as
$$
    select caller is null
        or not exists (select
                       from engine.act_ru_execution e
                            join engine.act_ru_execution i on i.id_ = e.proc_inst_id_
                       where e.id_ = caller and i.business_key_ = key)
$$;
