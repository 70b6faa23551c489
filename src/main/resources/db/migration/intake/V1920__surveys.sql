-- What citizens answer to the two questions after a talk or after a case.
create table contact_survey (
	contact uuid primary key references contact,
	solved boolean,
	satisfaction int check (satisfaction between 1 and 5),
	answered_at timestamptz not null
);
