-- What an agent can do; without a row: no special skill and the usual capacity.
create table agent_profile (
	agent bigint primary key,
	letters integer check (letters between 0 and 20),
	messages integer check (messages between 0 and 20),
	since timestamptz not null,
	check ((letters is null) = (messages is null))
);

create table agent_skill (
	agent bigint not null references agent_profile,
	skill text not null,
	level integer not null check (level between 1 and 3),
	primary key (agent, skill)
);
