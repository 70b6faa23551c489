-- Takes whether the softphones of seats can be called; older news never undo newer ones.
-- ARGV, again and again: seat, when (milliseconds), 1 when reachable.
local changed = 0
for i = GIVEN, #ARGV, 3 do
	local seat, at, flag = unpack(ARGV, i, i + 2)
	local known = redis.call('HGET', SEATS, seat)
	if not known or tonumber(string.match(known, '^%d+')) <= tonumber(at) then
		redis.call('HSET', SEATS, seat, at .. ';' .. flag)
		local agent = redis.call('HGET', SEATED, seat)
		if agent then
			settle(agent)
		end
		changed = changed + 1
	end
end
return changed
