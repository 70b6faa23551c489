-- What happened, in the order of time: the one source of every figure (docs/statistics.md, ADR 30). Rows are
-- only ever added, by the triggers of V2202, in the transaction of the change that they tell of.
create table event_log (
	id bigint generated always as identity,
	-- When it happened, by the clock that the figures go by.
	at timestamptz not null,
	-- When it became known: later than at for what Asterisk's journal tells after an outage.
	stored_at timestamptz not null default clock_timestamp(),
	what text not null check (what in (
		-- a contact: came in; ended outside the queue or inside it (reason: its outcome)
		'RECEIVED', 'ENDED',
		-- in the queue: joined; how long it was told to wait (millis); first answered; left before; left after
		-- an answer, while it waited for a second one; taken out
		'JOINED', 'ESTIMATED', 'ANSWERED', 'ABANDONED', 'LOST_IN_TRANSFER', 'WITHDRAWN',
		-- a reservation: made, taken, and its typed endings; work over; wrap-up over (reason: transferred, ...);
		-- an ending taken back
		'OFFERED', 'ACCEPTED', 'REJECTED', 'TIMED_OUT', 'CANCELLED', 'RESCINDED', 'WORK_ENDED', 'COMPLETED', 'RESUMED',
		-- an agent asked into another one's talk
		'CONSULTED', 'CONSULT_ENDED',
		-- an agent: shift, presence (reason: which one, with the reason of a pause)
		'SHIFT_BEGAN', 'SHIFT_ENDED', 'PRESENCE',
		-- a state that this log does not know yet (reason: which one)
		'OTHER')),
	contact uuid,
	channel text,
	line text,
	category text,
	agent bigint,
	skill_group text,
	reservation uuid,
	reason text,
	-- When that which this event ends had begun: a wait, an offer, a talk, a wrap-up.
	since timestamptz,
	millis bigint,
	primary key (at, id)
) partition by range (at);

-- Rows of a month that nobody has made a partition for: kept, and the alarm goes off.
create table event_log_default partition of event_log default;

-- What an agent did, for occupancy; and which calls interrupted a letter.
create index event_log_work on event_log (agent, at)
	where what in ('ACCEPTED', 'COMPLETED', 'RESCINDED', 'RESUMED', 'CONSULTED', 'CONSULT_ENDED');
create index event_log_calls on event_log (agent, at) where what = 'ACCEPTED' and channel = 'VOICE';
create index event_log_presence on event_log (at) where what in ('SHIFT_BEGAN', 'SHIFT_ENDED', 'PRESENCE');
create index event_log_reservation on event_log (reservation, at) where reservation is not null;
create index event_log_contact on event_log (contact, at) where contact is not null;

create function event_log_refuses() returns trigger language plpgsql as $$
begin
	raise exception 'The event log is only ever added to: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger event_log_keeps_rows before update or delete on event_log
	for each row execute function event_log_refuses();
create trigger event_log_keeps_all before truncate on event_log
	for each statement execute function event_log_refuses();

-- Makes the partition of a month. Rows that came before it was there move out of the default partition, by
-- copying it: nothing is deleted from the log.
create function event_log_month(month date) returns boolean language plpgsql as $$
declare
	first timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
	next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
	partition text := 'event_log_' || to_char(month, 'YYYY_MM');
	early boolean;
begin
	perform pg_advisory_xact_lock(2201, 1);
	if to_regclass(partition) is not null then
		return false;
	end if;
	early := exists (select from event_log_default where at >= first and at < next);
	if early then
		alter table event_log detach partition event_log_default;
		alter table event_log_default rename to event_log_aside;
		create table event_log_default partition of event_log default;
	end if;
	execute format('create table %I partition of event_log for values from (%L) to (%L)', partition, first, next);
	if early then
		insert into event_log overriding system value select * from event_log_aside;
		drop table event_log_aside;
	end if;
	return true;
end $$;

-- The months of now; a job keeps ahead of the calendar from here on.
select event_log_month((date_trunc('month', now() at time zone 'UTC') + months * interval '1 month')::date)
from generate_series(-1, 3) as months;
