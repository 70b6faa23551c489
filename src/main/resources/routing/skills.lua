-- Takes what agents may have at once and have learnt; older news never undo newer ones.
-- ARGV, again and again: agent, version (microseconds), letters, messages, skills as 'name>level' joined by ','.
local changed = 0
for i = GIVEN, #ARGV, 5 do
	local agent, version, letters, messages, terms = unpack(ARGV, i, i + 4)
	local known = redis.call('HGET', SKILLS, agent)
	if not known or tonumber(string.match(known, '^%d+')) <= tonumber(version) then
		local _, before = profile_of(agent)
		for _, class in ipairs(CLASSES) do
			busy(class, agent, before)
		end
		redis.call('HSET', SKILLS, agent, table.concat({ version, letters, messages, terms }, ';'))
		settle(agent)
		changed = changed + 1
	end
end
return changed
