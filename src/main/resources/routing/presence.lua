-- Takes what an agent chose; an older choice never undoes a newer one.
-- ARGV: agent, version (microseconds), 1 when ready, seat or ''.
local agent, version, ready, seat = ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local known = redis.call('HGET', AGENTS, agent)
if known then
	local before, was = string.match(known, '^(%d+);(%d);')
	if tonumber(before) > tonumber(version) then
		return 0
	end
	if ready == '1' and was ~= '1' then
		redis.call('HSET', IDLE_SINCE, agent, ARGV[1])
	end
else
	redis.call('HSETNX', IDLE_SINCE, agent, ARGV[1])
end
redis.call('HSET', AGENTS, agent, version .. ';' .. ready .. ';' .. seat)
if seat ~= '' then
	redis.call('HSET', SEATED, seat, agent)
end
settle(agent)
return 1
