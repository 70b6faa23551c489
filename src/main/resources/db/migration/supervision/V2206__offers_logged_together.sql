-- Offers are stored many at a time: their events are written by one statement for all of them. Whatever else a
-- reservation is made as is logged as before.
create function log_offers() returns trigger language plpgsql as $$
begin
	insert into event_log (at, what, contact, channel, line, category, agent, reservation, skill_group)
	select m.offered_at, 'OFFERED', m.contact, m.channel, e.line, e.category, m.agent, m.id, queued_group(e.rings)
	from made m left join queue_entry e on e.contact = m.contact
	where m.state = 'PENDING' and m.accepted_at is null;
	return null;
end $$;

create trigger log_offers after insert on reservation referencing new table as made
	for each statement execute function log_offers();

drop trigger log_reservation_made on reservation;
create trigger log_reservation_made after insert on reservation
	for each row when (new.state <> 'PENDING' or new.accepted_at is not null) execute function log_reservation();
