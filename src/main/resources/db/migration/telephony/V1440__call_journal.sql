-- What Asterisk wrote down of each call, one row a call; how a call is accounted for that no server saw.
create table call_journal (
	contact uuid primary key,
	dialled text not null default '',
	caller text not null default '',
	arrived_at timestamptz,
	waiting_at timestamptz,
	answered_at timestamptz,
	seat text,
	place text,
	ended_at timestamptz,
	-- The contact has its outcome: nobody needs to look again.
	settled boolean not null default false
);

create index call_journal_open on call_journal (ended_at) where ended_at is not null and not settled;

-- How far each file was read. A file keeps its key when it is renamed.
create table call_journal_file (
	file_key text primary key,
	position bigint not null,
	read_at timestamptz not null
);
