-- How a talk stands, for the screens; the talk itself is in Asterisk.
create table talk (
	contact uuid primary key,
	held boolean not null default false,
	muted boolean not null default false,
	transcribed boolean not null,
	began_at timestamptz not null,
	ended_at timestamptz
);

-- Everybody who was called into a talk: one row for each attempt, kept.
create table talk_party (
	id uuid primary key,
	contact uuid not null,
	asked_by bigint not null,
	purpose text not null check (purpose in ('CONSULT', 'CONFERENCE', 'TRANSFER', 'EMERGENCY')),
	-- A colleague's account, a department's code, or an emergency service.
	kind text not null check (kind in ('COLLEAGUE', 'DIRECTORY', 'EMERGENCY')),
	target text not null,
	number text not null,
	-- What was handed over with an emergency.
	facts text not null default '',
	asked_at timestamptz not null,
	answered_at timestamptz,
	ended_at timestamptz,
	reason text
);

create index talk_party_contact on talk_party (contact, asked_at);
create index talk_party_open on talk_party (contact) where ended_at is null;
-- The caps count the calls of the last day.
create index talk_party_number on talk_party (number, asked_at) where kind = 'DIRECTORY';
create index talk_party_asked_by on talk_party (asked_by, asked_at) where kind = 'DIRECTORY';

-- What the citizen said while the agent talked.
create table talk_line (
	id bigint generated always as identity primary key,
	contact uuid not null,
	at timestamptz not null,
	text text not null,
	confidence double precision not null
);

create index talk_line_contact on talk_line (contact, id);
