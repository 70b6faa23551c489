-- Tells whether an agent has as many contacts of a class as are counted. ARGV: agent, class. Answers 1 if so.
local agent, class = ARGV[GIVEN], ARGV[GIVEN + 1]
local held, hold = 0, agent .. ';' .. class
for _, value in ipairs(redis.call('HVALS', HOLDS)) do
	if value == hold then
		held = held + 1
	end
end
return held == tonumber(redis.call('HGET', LOADS, class .. ';' .. agent) or 0) and 1 or 0
