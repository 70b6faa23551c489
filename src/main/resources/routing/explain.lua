-- Tells how a contact stands. ARGV: contact. Answers its profile, place, how many of the profile stand before it, how many
-- agents are idle for its class, and in the shortest list of those with a skill that it needs; {} when it does not wait.
local record = redis.call('HGET', CONTACTS, ARGV[GIVEN])
if not record then
	return {}
end
local profile, place = string.match(record, '^([^\n]*)\n([^\n]*)')
local class, needs = string.match(profile, '^(%u+)|(.*)$')
local able = redis.call('ZCARD', idle(class))
local fitting = able
for term in string.gmatch(needs, '[^,]+') do
	local agent = string.match(term, '^agent:(%d+)>')
	local size = agent and (redis.call('ZSCORE', idle(class), agent) and 1 or 0) or redis.call('ZCARD', idle(class) .. term)
	fitting = math.min(fitting, size)
end
return { profile, place, tostring(redis.call('ZRANK', waiting(profile), ARGV[GIVEN])), tostring(able), tostring(fitting) }
