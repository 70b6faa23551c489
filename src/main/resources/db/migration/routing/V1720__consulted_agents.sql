-- An agent who is asked into another agent's talk is taken meanwhile, without having the contact.
alter table reservation drop constraint reservation_state_check;
alter table reservation add constraint reservation_state_check check (state in ('PENDING', 'ACCEPTED', 'WRAPPING',
	'CONSULTING', 'REJECTED', 'TIMED_OUT', 'CANCELLED', 'RESCINDED', 'COMPLETED'));
drop index reservation_open_voice;
create unique index reservation_open_voice on reservation (agent)
	where channel = 'VOICE' and state in ('PENDING', 'ACCEPTED', 'WRAPPING', 'CONSULTING');
drop index reservation_open;
create index reservation_open on reservation (agent) where state in ('PENDING', 'ACCEPTED', 'WRAPPING', 'CONSULTING');
