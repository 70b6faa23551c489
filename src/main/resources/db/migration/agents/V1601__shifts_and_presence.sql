-- A shift lasts until the agent ends it, whatever becomes of browser, network or server.
create table agent_shift (
	id bigint generated always as identity primary key,
	agent bigint not null,
	began_at timestamptz not null,
	ended_at timestamptz
);

create unique index agent_shift_open on agent_shift (agent) where ended_at is null;

-- One row for each spell of a presence; the present one has no end. Nothing is ever deleted, so that
-- times at work, in pauses and on readiness can be derived.
create table agent_presence (
	id bigint generated always as identity primary key,
	shift bigint not null references agent_shift,
	agent bigint not null,
	presence text not null check (presence in ('PAUSED', 'READY')),
	pause_reason text,
	since timestamptz not null,
	until timestamptz,
	check ((presence = 'PAUSED') = (pause_reason is not null))
);

create unique index agent_presence_current on agent_presence (agent) where until is null;
create index agent_presence_latest on agent_presence (agent, since desc);
