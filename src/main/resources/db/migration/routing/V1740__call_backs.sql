-- Contacts that wait without a call: the citizen is called when it is their turn. One row for each such contact.
create table call_back (
	contact uuid primary key references queue_entry,
	-- E.164; the only number that is dialled for this contact.
	number text not null,
	-- KEPT: asked for by a caller; MISSED: made for a caller who left.
	origin text not null check (origin in ('KEPT', 'MISSED')),
	state text not null check (state in ('WAITING', 'CONNECTED', 'ON_THE_LINE', 'JOINED', 'NOT_REACHED', 'WITHDRAWN')),
	-- How often the citizen was called, and the reservation under which last.
	attempts int not null default 0,
	last_offer uuid,
	last_outcome text,
	asked_at timestamptz not null,
	next_attempt_at timestamptz not null,
	ended_at timestamptz
);

-- Nobody waits twice.
create unique index call_back_number on call_back (number) where state = 'WAITING';
create index call_back_due on call_back (next_attempt_at) where state = 'WAITING';
create index call_back_ended on call_back (ended_at);
