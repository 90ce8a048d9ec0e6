-- Lists of what all staff may read begin with the newest; what a unit takes part in has its index since V030.
create index case_open_to_all_newest on casework.case (opened_at desc) where regime = 'OPPEN';
