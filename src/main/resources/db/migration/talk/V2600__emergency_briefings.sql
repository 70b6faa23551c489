-- What an emergency service in a talk was told beside the voice: a row for each call to one.
create table emergency_briefing (
	party uuid primary key references talk_party,
	contact uuid not null,
	state text not null check (state in ('SENDING', 'DELIVERED', 'FAILED')),
	-- Each holds what the earlier ones told.
	revision int not null,
	-- HTTPS or MAIL, of the last one that was accepted, with its text.
	way text,
	content text not null default '',
	why text check (why in ('TIMEOUT', 'UNREACHABLE', 'REFUSED', 'INTERRUPTED')),
	detail text not null default '',
	changed_at timestamptz not null,
	delivered_at timestamptz
);

create index emergency_briefing_contact on emergency_briefing (contact);
create index emergency_briefing_sending on emergency_briefing (changed_at) where state = 'SENDING';
