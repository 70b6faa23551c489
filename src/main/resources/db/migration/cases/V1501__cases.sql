-- The running number of each day. A case that is not kept leaves a gap.
create table case_day (
	day date primary key,
	last_number int not null
);

create table case_file (
	number text primary key,
	contact uuid not null unique,
	channel text not null,
	state text not null check (state in ('DISPATCHED', 'IN_PROGRESS', 'REPLIED', 'CLOSED')),
	category text not null,
	department text not null,
	title text not null,
	description text not null,
	place text not null,
	citizen_name text not null,
	phone text,
	priority text not null,
	opened_at timestamptz not null,
	accept_by timestamptz not null,
	due_at timestamptz not null,
	signed_at timestamptz,
	replied_at timestamptz,
	closed_at timestamptz,
	reply text,
	solved boolean,
	satisfaction int check (satisfaction between 1 and 5),
	rating_comment text,
	version int not null default 0,
	check ((state = 'CLOSED') = (closed_at is not null)),
	check (num_nulls(solved, satisfaction, rating_comment) in (0, 3))
);

create index case_file_department on case_file (department, state, due_at);
create index case_file_state on case_file (state, due_at);
create index case_file_opened on case_file (opened_at);

create table case_history (
	id bigint generated always as identity primary key,
	number text not null references case_file (number),
	at timestamptz not null,
	action text not null,
	by_name text not null,
	note text not null
);

create index case_history_number on case_history (number, id);
