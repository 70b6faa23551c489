-- The same events as before with less work for each change: a function in SQL was planned anew for every row.
create or replace function log_reservation_event(r reservation, event text, event_at timestamptz, began timestamptz,
	why text) returns void language plpgsql as $$
begin
	insert into event_log (at, what, contact, channel, line, category, agent, reservation, reason, since)
	select coalesce(event_at, clock_timestamp()), event, r.contact, r.channel, e.line, e.category, r.agent, r.id, why,
		began
	from (select) as one left join queue_entry e on e.contact = r.contact;
end $$;

-- States that only pass tell the log nothing.
drop trigger log_queue_changed on queue_entry;
create trigger log_queue_changed after update on queue_entry for each row
	when (old.answered_at is distinct from new.answered_at or old.state is distinct from new.state
		and new.state not in ('WAITING', 'OFFERED', 'ACTIVE', 'WRAPPING', 'DONE'))
	execute function log_queue();
