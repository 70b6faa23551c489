-- Puts contacts into their places, those that nobody holds. ARGV, again and again: contact, class, place, rings.
local changed = 0
for i = GIVEN, #ARGV, 4 do
	if redis.call('HEXISTS', HOLDS, ARGV[i]) == 0 then
		join(ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3])
		changed = changed + 1
	end
end
return changed
