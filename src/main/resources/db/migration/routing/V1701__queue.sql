-- The one queue. A row is a contact's whole way through it; raw times are kept, figures are derived.
create table queue_entry (
	contact uuid primary key,
	channel text not null check (channel in ('VOICE', 'LETTER', 'MESSAGE')),
	priority text not null check (priority in ('EMERGENCY', 'HIGH', 'NORMAL')),
	line text not null,
	category text,
	joined_at timestamptz not null,
	-- Milliseconds of joined_at less the credit of the priority: smaller goes first, ties by contact.
	place bigint not null,
	state text not null check (state in ('WAITING', 'OFFERED', 'ACTIVE', 'WRAPPING', 'DONE', 'ABANDONED', 'WITHDRAWN')),
	-- Whether there is something to offer: a caller counts only while Asterisk holds it in the waiting room.
	present boolean not null,
	agent bigint,
	first_offered_at timestamptz,
	answered_at timestamptz,
	ended_at timestamptz
);

create index queue_entry_waiting on queue_entry (channel, place, contact) where state = 'WAITING';
create index queue_entry_open on queue_entry (state) where state in ('WAITING', 'OFFERED', 'ACTIVE', 'WRAPPING');
create index queue_entry_joined on queue_entry (joined_at);
create index queue_entry_ended on queue_entry (ended_at);

-- One row for each attempt to bring a contact and an agent together; nothing is ever deleted.
create table reservation (
	id uuid primary key,
	contact uuid not null references queue_entry,
	channel text not null check (channel in ('VOICE', 'LETTER', 'MESSAGE')),
	agent bigint not null,
	seat text,
	state text not null check (state in ('PENDING', 'ACCEPTED', 'WRAPPING', 'REJECTED', 'TIMED_OUT', 'CANCELLED',
		'RESCINDED', 'COMPLETED')),
	offered_at timestamptz not null,
	-- When the present state ends by itself: the offer while pending, the wrap-up while wrapping.
	expires_at timestamptz,
	accepted_at timestamptz,
	work_ended_at timestamptz,
	ended_at timestamptz,
	reason text
);

create index reservation_contact on reservation (contact, offered_at);
create index reservation_agent on reservation (agent, offered_at);
create index reservation_expiry on reservation (expires_at) where expires_at is not null;
-- A contact is offered to one agent at a time, and an agent has one voice contact at most, wrap-up included.
create unique index reservation_open_contact on reservation (contact) where state in ('PENDING', 'ACCEPTED', 'WRAPPING');
create unique index reservation_open_voice on reservation (agent)
	where channel = 'VOICE' and state in ('PENDING', 'ACCEPTED', 'WRAPPING');
create index reservation_open on reservation (agent) where state in ('PENDING', 'ACCEPTED', 'WRAPPING');

-- What is known of the softphones, so that a restart need not wait for each to register again.
create table seat_reach (
	seat text primary key,
	reachable boolean not null,
	at timestamptz not null
);
