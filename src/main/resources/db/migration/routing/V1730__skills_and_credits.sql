-- What a contact needs, ring by ring ('since=needs;…', milliseconds since 1970, the first since 0), and why it stands
-- where it stands ('REASON=milliseconds;…'): both as they were decided when it joined.
alter table queue_entry add column rings text not null default '0=';
alter table queue_entry add column credits text not null default '';

-- Which contacts need which skill, and after how long the need is given up. A rule without a line, channel or major
-- category holds for all of them.
create table skill_rule (
	id bigint generated always as identity primary key,
	line text,
	channel text check (channel in ('VOICE', 'LETTER', 'MESSAGE')),
	major text check (major ~ '^[0-9]{2}$'),
	skill text not null,
	level integer not null default 1 check (level between 1 and 3),
	widens_after_s integer not null check (widens_after_s between 1 and 86400)
);
