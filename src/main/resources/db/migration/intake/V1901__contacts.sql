-- One approach by one citizen over one channel.
create table contact (
	id uuid primary key,
	number text not null unique,
	channel text not null,
	source_key text not null unique,
	line text not null,
	citizen_name text not null default '',
	phone text,
	mail text,
	subject text not null default '',
	body text not null default '',
	place text not null default '',
	plate text,
	chosen_category text,
	triage text,
	priority text not null default 'NORMAL',
	classification jsonb not null,
	received_at timestamptz not null,
	queued_at timestamptz,
	outcome text,
	ended_at timestamptz
);

create index contact_received on contact (received_at);

-- What self-service holds: neither in the queue nor ended.
create index contact_held on contact (received_at) where queued_at is null and outcome is null;

-- What a caller said, turn by turn.
create table contact_turn (
	contact uuid not null references contact,
	turn int not null,
	heard text not null,
	decision text not null,
	classification jsonb not null,
	heard_at timestamptz not null,
	primary key (contact, turn)
);

create table contact_attachment (
	id bigint generated always as identity primary key,
	contact uuid not null references contact,
	file_name text not null,
	media_type text not null,
	size bigint not null,
	content bytea not null
);

create index contact_attachment_contact on contact_attachment (contact);

-- Numbers run on for ever in a sequence, which locks nobody; the day's first value makes them start at 1 each day.
create sequence contact_running;

create table contact_day (
	day date primary key,
	base bigint not null
);
