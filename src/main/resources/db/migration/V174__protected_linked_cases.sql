-- The system of a case looks after the cases that belong to it when the person of one of them is protected, too: it closes
-- them, and knows which unit answers there. Their sections stay closed to it, and people see no more than before.
alter policy protected on casework.case
    using ((select casework.has_clearance()) or id = (select casework.system_case()) or casework.unprotected(id)
           or (select casework.system_case()) is not null and casework.belongs_to_my_case(id));
alter policy protected on casework.participant
    using ((select casework.has_clearance()) or case_id = (select casework.system_case()) or casework.unprotected(case_id)
           or (select casework.system_case()) is not null and casework.belongs_to_my_case(case_id));
