-- Puts a contact into its place, unless somebody holds it. ARGV: contact, class, place.
local contact, class, place = ARGV[3], ARGV[4], ARGV[5]
if redis.call('HEXISTS', HOLDS, contact) == 1 then
	return 0
end
redis.call('ZADD', waiting(class), place, contact)
return 1
