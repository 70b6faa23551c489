-- Takes what agents chose; an older choice never undoes a newer one.
-- ARGV, again and again: agent, version (microseconds), 1 when ready, seat or ''.
local changed = 0
for i = GIVEN, #ARGV, 4 do
	local agent, version, ready, seat = unpack(ARGV, i, i + 3)
	local known = redis.call('HGET', AGENTS, agent)
	local before, was, there = 0, '0', ''
	if known then
		before, was, there = string.match(known, '^(%d+);(%d);(.*)$')
	end
	if tonumber(before) <= tonumber(version) then
		if was ~= ready then
			redis.call('HSET', IDLE_SINCE, agent, ARGV[1])
		end
		if there ~= seat and there ~= '' and redis.call('HGET', SEATED, there) == agent then
			redis.call('HDEL', SEATED, there)
		end
		redis.call('HSET', AGENTS, agent, version .. ';' .. ready .. ';' .. seat)
		if seat ~= '' then
			redis.call('HSET', SEATED, seat, agent)
		end
		settle(agent)
		changed = changed + 1
	end
end
return changed
