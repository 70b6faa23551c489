-- Who has been called about a case and wants no such calls.
create table survey_refusal (
	number text primary key,
	contact uuid not null references contact,
	at timestamptz not null
);
