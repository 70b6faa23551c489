-- Notes that agents hold contacts, those that nobody holds already. ARGV, again and again: contact, agent, class.
local changed = 0
for i = GIVEN, #ARGV, 3 do
	if redis.call('HEXISTS', HOLDS, ARGV[i]) == 0 then
		hold(ARGV[i], ARGV[i + 1], ARGV[i + 2])
		changed = changed + 1
	end
end
return changed
