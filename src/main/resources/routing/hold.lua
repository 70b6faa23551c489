-- Notes that an agent holds a contact, unless somebody does already. ARGV: contact, agent, class.
local contact, agent, class = ARGV[3], ARGV[4], ARGV[5]
if redis.call('HEXISTS', HOLDS, contact) == 1 then
	return 0
end
hold(contact, agent, class)
return 1
