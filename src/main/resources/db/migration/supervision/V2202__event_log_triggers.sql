-- The triggers see every change of the truth, whatever code makes it and on whatever node. They must never
-- make a change fail: a state that they do not know becomes OTHER.

create function log_contact() returns trigger language plpgsql as $$
begin
	if tg_op = 'INSERT' then
		insert into event_log (at, what, contact, channel, line, category)
		values (new.received_at, 'RECEIVED', new.id, new.channel, new.line,
			coalesce(new.chosen_category, new.classification #>> '{top,0,code}'));
	end if;
	if new.outcome is not null and new.ended_at is not null then
		insert into event_log (at, what, contact, channel, line, category, reason, since)
		values (new.ended_at, 'ENDED', new.id, new.channel, new.line,
			coalesce(new.chosen_category, new.classification #>> '{top,0,code}'), new.outcome, new.received_at);
	end if;
	return null;
end $$;

create trigger log_contact_received after insert on contact for each row execute function log_contact();
create trigger log_contact_ended after update on contact for each row
	when (old.outcome is distinct from new.outcome) execute function log_contact();

create function log_queue() returns trigger language plpgsql as $$
declare
	before text := case when tg_op = 'UPDATE' then old.state end;
	answered timestamptz := case when tg_op = 'UPDATE' then old.answered_at end;
begin
	if tg_op = 'INSERT' then
		insert into event_log (at, what, contact, channel, line, category)
		values (new.joined_at, 'JOINED', new.contact, new.channel, new.line, new.category);
	end if;
	if answered is null and new.answered_at is not null then
		insert into event_log (at, what, contact, channel, line, category, agent, since)
		values (new.answered_at, 'ANSWERED', new.contact, new.channel, new.line, new.category, new.agent, new.joined_at);
	end if;
	if before is distinct from new.state and new.state in ('ABANDONED', 'WITHDRAWN') then
		insert into event_log (at, what, contact, channel, line, category, since)
		values (coalesce(new.ended_at, clock_timestamp()),
			case when new.state = 'WITHDRAWN' then 'WITHDRAWN' when new.answered_at is not null then 'LOST_IN_TRANSFER'
				else 'ABANDONED' end,
			new.contact, new.channel, new.line, new.category, new.joined_at);
	end if;
	if before is distinct from new.state and new.state not in ('WAITING', 'OFFERED', 'ACTIVE', 'WRAPPING', 'DONE',
			'ABANDONED', 'WITHDRAWN') then
		insert into event_log (at, what, contact, channel, line, category, reason)
		values (clock_timestamp(), 'OTHER', new.contact, new.channel, new.line, new.category, new.state);
	end if;
	return null;
end $$;

create trigger log_queue_joined after insert on queue_entry for each row execute function log_queue();
create trigger log_queue_changed after update on queue_entry for each row
	when (old.state is distinct from new.state or old.answered_at is distinct from new.answered_at)
	execute function log_queue();

create function log_reservation_event(r reservation, event text, event_at timestamptz, began timestamptz, why text)
returns void language sql as $$
	insert into event_log (at, what, contact, channel, line, category, agent, reservation, reason, since)
	select coalesce(event_at, clock_timestamp()), event, r.contact, r.channel, e.line, e.category, r.agent, r.id, why,
		began
	from (select) as one left join queue_entry e on e.contact = r.contact
$$;

create function log_reservation() returns trigger language plpgsql as $$
declare
	before text := case when tg_op = 'UPDATE' then old.state else '' end;
	accepted timestamptz := case when tg_op = 'UPDATE' and old.state not in ('COMPLETED') then old.accepted_at end;
	worked timestamptz := case when tg_op = 'UPDATE' then old.work_ended_at end;
begin
	if before = 'COMPLETED' and new.state = 'ACCEPTED' then
		perform log_reservation_event(new, 'RESUMED', old.ended_at, old.accepted_at, old.reason);
		return null;
	end if;
	if before = '' and new.state <> 'CONSULTING' then
		perform log_reservation_event(new, 'OFFERED', new.offered_at, null, null);
	end if;
	if accepted is null and new.accepted_at is not null then
		perform log_reservation_event(new, 'ACCEPTED', new.accepted_at, new.offered_at, new.reason);
	end if;
	if worked is null and new.work_ended_at is not null and new.accepted_at is not null then
		perform log_reservation_event(new, 'WORK_ENDED', new.work_ended_at, new.accepted_at, new.reason);
	end if;
	if before = new.state then
		return null;
	end if;
	case
		when new.state in ('PENDING', 'ACCEPTED', 'WRAPPING') then
			null;
		when new.state = 'CONSULTING' and new.accepted_at is not null then
			-- Passed on, and the telephone is not out of the talk yet.
			null;
		when new.state = 'CONSULTING' then
			perform log_reservation_event(new, 'CONSULTED', new.offered_at, null, null);
		when new.state in ('REJECTED', 'TIMED_OUT', 'CANCELLED', 'RESCINDED') then
			perform log_reservation_event(new, new.state, new.ended_at, new.offered_at, new.reason);
		when new.state = 'COMPLETED' and new.accepted_at is null then
			perform log_reservation_event(new, 'CONSULT_ENDED', new.ended_at, new.offered_at, new.reason);
		when new.state = 'COMPLETED' then
			perform log_reservation_event(new, 'COMPLETED', new.ended_at, new.work_ended_at, new.reason);
		else
			perform log_reservation_event(new, 'OTHER', clock_timestamp(), null, new.state);
	end case;
	return null;
end $$;

create trigger log_reservation_made after insert on reservation for each row execute function log_reservation();
create trigger log_reservation_changed after update on reservation for each row
	when (old.state is distinct from new.state or old.accepted_at is distinct from new.accepted_at
		or old.work_ended_at is distinct from new.work_ended_at)
	execute function log_reservation();

create function log_shift() returns trigger language plpgsql as $$
begin
	if tg_op = 'INSERT' then
		insert into event_log (at, what, agent) values (new.began_at, 'SHIFT_BEGAN', new.agent);
	end if;
	if new.ended_at is not null then
		insert into event_log (at, what, agent, since) values (new.ended_at, 'SHIFT_ENDED', new.agent, new.began_at);
	end if;
	return null;
end $$;

create trigger log_shift_began after insert on agent_shift for each row execute function log_shift();
create trigger log_shift_ended after update on agent_shift for each row
	when (old.ended_at is null and new.ended_at is not null) execute function log_shift();

create function log_presence() returns trigger language plpgsql as $$
begin
	insert into event_log (at, what, agent, reason)
	values (new.since, 'PRESENCE', new.agent, concat_ws(':', new.presence, new.pause_reason));
	return null;
end $$;

create trigger log_presence after insert on agent_presence for each row execute function log_presence();
