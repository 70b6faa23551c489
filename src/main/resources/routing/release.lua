-- Ends an agent's hold of a contact, and in the same step puts the contact back when it waits again.
-- ARGV: contact, agent, class, place or '', until when this agent shall not be offered it again or ''.
local contact, agent, class, place, excluded = ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7]
if redis.call('HGET', HOLDS, contact) == agent .. ';' .. class then
	redis.call('HDEL', HOLDS, contact)
	local key = (class == 'VOICE') and LOAD_VOICE or LOAD_TEXT
	if redis.call('HINCRBY', key, agent, -1) <= 0 then
		redis.call('HDEL', key, agent)
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
	redis.call('ZREM', waiting(class), contact)
else
	redis.call('ZADD', waiting(class), place, contact)
end
return 1
