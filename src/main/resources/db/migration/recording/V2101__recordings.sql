-- One row for each recorded call; the file's own key stands here, encrypted with the key of the house.
create table recording (
	id uuid primary key,
	contact uuid not null unique,
	file text not null,
	wrapped_key bytea not null,
	seconds integer not null,
	kept_at timestamptz not null,
	delete_at timestamptz not null,
	deleted_at timestamptz
);

create index recording_kept on recording (kept_at);
create index recording_due on recording (delete_at) where deleted_at is null;

-- Where a recording is silent on purpose; ended by the agent or by itself.
create table recording_pause (
	contact uuid not null,
	paused_at timestamptz not null,
	paused_by bigint not null,
	until timestamptz not null,
	resumed_at timestamptz
);

create unique index recording_pause_open on recording_pause (contact) where resumed_at is null;
