-- Takes whether a seat's softphone can be called; older news never undo newer ones.
-- ARGV: seat, when (milliseconds), 1 when reachable.
local seat, at, flag = ARGV[3], ARGV[4], ARGV[5]
local known = redis.call('HGET', SEATS, seat)
if known and tonumber(string.match(known, '^(%d+);')) > tonumber(at) then
	return 0
end
redis.call('HSET', SEATS, seat, at .. ';' .. flag)
local agent = redis.call('HGET', SEATED, seat)
if agent then
	settle(agent)
end
return 1
