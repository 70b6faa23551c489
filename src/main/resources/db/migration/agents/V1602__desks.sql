-- Why agents take no contacts, as data: an administrator may add reasons and rename them. None is ever deleted,
-- because old spells name them; a reason that nobody may choose any more is retired.
create table pause_reason (
	code text primary key check (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
	name_zh text not null check (length(name_zh) between 1 and 40),
	name_en text not null check (length(name_en) between 1 and 40),
	counts_as text not null check (counts_as in ('WORK', 'PAID', 'UNPAID')),
	choosable boolean not null,
	-- Given by the system itself: may be renamed, never chosen.
	given_by_system boolean not null default false,
	check (not (choosable and given_by_system)),
	position int not null default 100
);

insert into pause_reason (code, name_zh, name_en, counts_as, choosable, given_by_system, position) values
	('STARTING', '准备中', 'Starting', 'WORK', false, true, 0),
	('BREAK', '小休', 'Break', 'PAID', true, false, 10),
	('MEAL', '用餐', 'Meal', 'UNPAID', true, false, 20),
	('TRAINING', '培训', 'Training', 'WORK', true, false, 30),
	('MEETING', '开会', 'Meeting', 'WORK', true, false, 35),
	('TECHNICAL', '设备故障', 'Technical trouble', 'WORK', true, false, 40),
	('MISSED_OFFER', '未接来件', 'Missed offer', 'PAID', false, true, 90);

-- An agent who wants a pause or home while something is in hand: nothing new comes, and what is next begins when
-- all is done.
alter table agent_presence drop constraint agent_presence_presence_check;
alter table agent_presence drop constraint agent_presence_check;
alter table agent_presence add column next text check (next in ('PAUSED', 'OFFLINE'));
-- When the pause ends by itself.
alter table agent_presence add column returns_at timestamptz;
alter table agent_presence add constraint agent_presence_presence_check check (presence in ('PAUSED', 'READY', 'FINISHING'));
alter table agent_presence add constraint agent_presence_finishing_check check ((presence = 'FINISHING') = (next is not null));
alter table agent_presence add constraint agent_presence_reason_check
	check ((pause_reason is not null) = (presence = 'PAUSED' or coalesce(next = 'PAUSED', false)));
alter table agent_presence add constraint agent_presence_returns_check check (returns_at is null or presence = 'PAUSED');
create index agent_presence_returns on agent_presence (returns_at) where until is null and returns_at is not null;

-- Where an agent sits is chosen for the shift. Two never sit at one seat.
alter table agent_shift add column seat text check (seat ~ '^[0-9]{4}$');
update agent_shift s set seat = a.seat from staff_account a where a.id = s.agent and s.ended_at is null;
create unique index agent_shift_seat on agent_shift (seat) where ended_at is null;

-- Who sat where, also when the seat was changed within a shift.
create table agent_seating (
	id bigint generated always as identity primary key,
	shift bigint not null references agent_shift,
	agent bigint not null,
	seat text not null,
	since timestamptz not null,
	until timestamptz
);
create index agent_seating_seat on agent_seating (seat, since desc);
create unique index agent_seating_current on agent_seating (agent) where until is null;
insert into agent_seating (shift, agent, seat, since)
	select id, agent, seat, began_at from agent_shift where ended_at is null and seat is not null;

-- How long agents may finish after their work; a line's own rule goes before the channel's.
create table wrap_up_rule (
	channel text not null check (channel in ('VOICE', 'LETTER', 'MESSAGE')),
	line text not null default '',
	kind text not null check (kind in ('NONE', 'OPTIONAL', 'TIMED', 'MANDATORY')),
	seconds int not null check (seconds between 0 and 3600),
	extensions int not null check (extensions between 0 and 10),
	extension_seconds int not null check (extension_seconds between 0 and 600),
	primary key (channel, line)
);

-- What an agent has to be told, until the agent has read it.
create table agent_notice (
	id bigint generated always as identity primary key,
	agent bigint not null,
	at timestamptz not null,
	kind text not null,
	by_staff bigint,
	contact uuid,
	pause_reason text,
	missed int,
	note text,
	seen_at timestamptz
);
create index agent_notice_unseen on agent_notice (agent, at desc) where seen_at is null;

-- The pages on which an agent's desk is open; the one that claimed it last is the active one.
create table agent_tab (
	agent bigint not null,
	tab text not null check (length(tab) between 8 and 64),
	session text not null,
	claim bigint generated always as identity,
	at timestamptz not null,
	primary key (agent, tab)
);
