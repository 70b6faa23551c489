-- The log tells the skill group that a contact was queued for: the first "group:..." of its needs, those of the beginning.
create function queued_group(rings text) returns text language sql immutable parallel safe
	return substring(rings from '\mgroup:([a-z0-9-]+)');

create or replace function log_queue() returns trigger language plpgsql as $$
declare
	before text := case when tg_op = 'UPDATE' then old.state end;
	answered timestamptz := case when tg_op = 'UPDATE' then old.answered_at end;
begin
	if tg_op = 'INSERT' then
		insert into event_log (at, what, contact, channel, line, category, skill_group)
		values (new.joined_at, 'JOINED', new.contact, new.channel, new.line, new.category, queued_group(new.rings));
	end if;
	if answered is null and new.answered_at is not null then
		insert into event_log (at, what, contact, channel, line, category, agent, since, skill_group)
		values (new.answered_at, 'ANSWERED', new.contact, new.channel, new.line, new.category, new.agent, new.joined_at,
			queued_group(new.rings));
	end if;
	if before is distinct from new.state and new.state in ('ABANDONED', 'WITHDRAWN') then
		insert into event_log (at, what, contact, channel, line, category, since, skill_group)
		values (coalesce(new.ended_at, clock_timestamp()),
			case when new.state = 'WITHDRAWN' then 'WITHDRAWN' when new.answered_at is not null then 'LOST_IN_TRANSFER'
				else 'ABANDONED' end,
			new.contact, new.channel, new.line, new.category, new.joined_at, queued_group(new.rings));
	end if;
	if before is distinct from new.state and new.state not in ('WAITING', 'OFFERED', 'ACTIVE', 'WRAPPING', 'DONE',
			'ABANDONED', 'WITHDRAWN') then
		insert into event_log (at, what, contact, channel, line, category, reason, skill_group)
		values (clock_timestamp(), 'OTHER', new.contact, new.channel, new.line, new.category, new.state,
			queued_group(new.rings));
	end if;
	return null;
end $$;

create or replace function log_reservation_event(r reservation, event text, event_at timestamptz, began timestamptz,
	why text) returns void language plpgsql as $$
begin
	insert into event_log (at, what, contact, channel, line, category, agent, reservation, reason, since, skill_group)
	select coalesce(event_at, clock_timestamp()), event, r.contact, r.channel, e.line, e.category, r.agent, r.id, why,
		began, queued_group(e.rings)
	from (select) as one left join queue_entry e on e.contact = r.contact;
end $$;
