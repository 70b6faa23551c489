-- Ends an agent's hold of a contact, and in the same step puts the contact back when it waits again.
-- ARGV: contact, agent, class, place or '', rings, until when this agent shall not be offered it again or ''.
local contact, agent, class, place, rings, excluded = unpack(ARGV, GIVEN, GIVEN + 5)
if redis.call('HGET', HOLDS, contact) == agent .. ';' .. class then
	redis.call('HDEL', HOLDS, contact)
	local field = class .. ';' .. agent
	if redis.call('HINCRBY', LOADS, field, -1) <= 0 then
		redis.call('HDEL', LOADS, field)
	end
	redis.call('HSET', IDLE_SINCE, agent, ARGV[1])
	settle(agent)
end
if excluded ~= '' then
	redis.call('HSET', EXCLUSIONS, contact .. ';' .. agent, excluded)
end
if redis.call('HEXISTS', HOLDS, contact) == 1 then
	return 0
end
if place == '' then
	leave(contact)
else
	join(contact, class, place, rings)
end
return 1
