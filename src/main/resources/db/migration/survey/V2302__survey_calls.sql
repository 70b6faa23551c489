-- Citizens who are called after the reply to their case; one row for a case, so that none is called for twice.
create table survey_call (
	case_number text primary key,
	contact uuid not null,
	number text not null,
	state text not null check (state in ('WAITING', 'CALLING', 'ENDED')),
	attempts int not null default 0,
	attempt uuid unique,
	called_at timestamptz,
	last_outcome text,
	replied_at timestamptz not null,
	next_attempt_at timestamptz not null,
	outcome text,
	ended_at timestamptz,
	check ((state = 'ENDED') = (ended_at is not null)),
	check (state <> 'CALLING' or (attempt is not null and called_at is not null))
);

create index survey_call_waiting on survey_call (next_attempt_at) where state = 'WAITING';
create index survey_call_calling on survey_call (called_at) where state = 'CALLING';
create index survey_call_number on survey_call (number, called_at);
