-- The rule that a wrap-up began with, so that editing the rules changes no wrap-up that goes on.
alter table reservation add column wrap_kind text check (wrap_kind in ('NONE', 'OPTIONAL', 'TIMED', 'MANDATORY'));
alter table reservation add column wrap_extensions int not null default 0;
alter table reservation add column wrap_extension_seconds int not null default 0;
alter table reservation add column wrap_extended int not null default 0;

-- How long an agent really worked on each contact: from taking it to the end of the work, less the calls and their
-- wrap-ups that interrupted a letter or message. Derived, never counted.
create view reservation_handling as
	select r.id, r.contact, r.channel, r.agent, r.accepted_at, r.work_ended_at,
		(select coalesce(sum(upper(part) - lower(part)), interval '0') from unnest(
			tstzmultirange(tstzrange(r.accepted_at, greatest(r.accepted_at, coalesce(r.work_ended_at, r.ended_at, now()))))
			- coalesce((select range_agg(tstzrange(c.accepted_at,
				greatest(c.accepted_at, coalesce(c.ended_at, now()))))
				from reservation c where r.channel <> 'VOICE' and c.channel = 'VOICE' and c.agent = r.agent
				and c.accepted_at is not null and c.accepted_at < coalesce(r.work_ended_at, r.ended_at, now())
				and coalesce(c.ended_at, now()) > r.accepted_at), '{}'::tstzmultirange)) as part) as handled
	from reservation r where r.accepted_at is not null;
