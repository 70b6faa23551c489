-- LOST: made for a caller whose call was lost with its Asterisk.
alter table call_back drop constraint call_back_origin_check;
alter table call_back add constraint call_back_origin_check check (origin in ('KEPT', 'MISSED', 'LOST'));
