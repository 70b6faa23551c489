-- Who takes contacts, and where: the queue asks inside the statement that stores an offer.
create view ready_agent as
	select p.agent, s.seat from agent_presence p join agent_shift s on s.id = p.shift
	where p.until is null and p.presence = 'READY';
