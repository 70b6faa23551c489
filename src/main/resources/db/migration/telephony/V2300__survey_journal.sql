-- Calls that ask citizens how a case went, as Asterisk wrote them down: "answered", then how the call ended.
create table survey_journal (
	attempt uuid primary key,
	status text not null,
	at timestamptz not null
);
