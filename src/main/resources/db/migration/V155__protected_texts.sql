-- What people have written about a case outside its sections waits for the deliberate step as the sections do: the purpose
-- and the reasons of sharing, what the family is asked for, and the papers that came back (V120). What somebody has just
-- written themselves comes back to them.
create policy deliberately on casework.sharing_proposal as restrictive for select to samverka_app
    using (case_id = (select casework.system_case()) or proposed_by = (select casework.me())
           or casework.unprotected(case_id) or casework.opened_to_me(case_id));
create policy deliberately on casework.sharing_decision as restrictive for select to samverka_app
    using (case_id = (select casework.system_case()) or decided_by = (select casework.me())
           or casework.unprotected(case_id) or casework.opened_to_me(case_id));
create policy deliberately on casework.disclosure as restrictive for select to samverka_app
    using (case_id = (select casework.system_case())
           or casework.unprotected(case_id) or casework.opened_to_me(case_id));
create policy deliberately on casework.consent_request as restrictive for select to samverka_app
    using (case_id = (select casework.system_case())
           or casework.unprotected(case_id) or casework.opened_to_me(case_id));
create policy deliberately on casework.attachment as restrictive for select to samverka_app
    using (case_id = (select casework.system_case()) or written_by = (select casework.me())
           or casework.unprotected(case_id) or casework.opened_to_me(case_id));
