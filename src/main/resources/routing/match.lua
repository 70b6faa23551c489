-- Takes waiting contacts in their order, each the first that some idle agent may take, and reserves both.
-- ARGV: how many at most. Answers contact, agent, class again and again, {} when nobody fits, {'lost'} when Redis has
-- lost its contents, {'again'} when so many contacts need less now that the others' turn comes with the next call.
if redis.call('EXISTS', GENERATION) == 0 then
	return { 'lost' }
end

local PAGE, FURTHEST, WIDENED, FEW = 16, 4096, 256, 8
local exclusions = redis.call('HLEN', EXCLUSIONS) > 0

-- Contacts whose next ring has begun need less now.
local due = redis.call('ZRANGEBYSCORE', WIDENING, '-inf', ARGV[1], 'LIMIT', 0, WIDENED)
for _, contact in ipairs(due) do
	local class, place, rings = string.match(redis.call('HGET', CONTACTS, contact), '^(%u+)|[^\n]*\n([^\n]*)\n(.*)$')
	join(contact, class, place, rings)
end
if #due == WIDENED then
	-- There may be more: nobody is matched before all are in their new places.
	return { 'again' }
end

local function excluded(contact, agent)
	if not exclusions then
		return false
	end
	local until_when = redis.call('HGET', EXCLUSIONS, contact .. ';' .. agent)
	return until_when and tonumber(until_when) > now
end

-- Splits the needs into the lists that an agent has to stand in, shortest first, and the agent that is asked for.
local function lists(class, needs)
	local keys, only, shortest, least = {}, nil, nil, nil
	for term in string.gmatch(needs, '[^,]+') do
		local agent = string.match(term, '^agent:(%d+)>')
		if agent then
			only = agent
		else
			keys[#keys + 1] = idle(class) .. term
			local size = redis.call('ZCARD', keys[#keys])
			if not least or size < least then
				shortest, least = #keys, size
			end
		end
	end
	if shortest then
		keys[1], keys[shortest] = keys[shortest], keys[1]
	else
		keys[1] = idle(class)
	end
	return keys, only
end

local function in_all(keys, agent, from)
	for i = from, #keys do
		if not redis.call('ZSCORE', keys[i], agent) then
			return false
		end
	end
	return true
end

-- Finds the idle agent who goes first for a contact; tells also whether one was left out for the contact's sake.
local function agent_for(contact, class, needs)
	local keys, only = lists(class, needs)
	if only then
		local fits = in_all(keys, only, 1)
		local barred = fits and excluded(contact, only)
		return fits and not barred and only or nil, barred
	end
	local barred = false
	for from = 0, FURTHEST, PAGE do
		local page = redis.call('ZRANGE', keys[1], from, from + PAGE - 1)
		for _, agent in ipairs(page) do
			if in_all(keys, agent, 2) then
				if not excluded(contact, agent) then
					return agent, barred
				end
				barred = true
			end
		end
		if #page < PAGE then
			return nil, barred
		end
	end
	return nil, barred
end

-- What somebody idle has learnt, so that nobody is looked for in vain; not asked where many are idle.
local function offered_by(class)
	local agents = redis.call('ZRANGE', idle(class), 0, FEW)
	local offered = { nobody = #agents == 0, everything = #agents > FEW, terms = {} }
	for i = 1, offered.everything and 0 or #agents do
		local _, terms = profile_of(agents[i])
		for _, term in ipairs(terms) do
			offered.terms[term] = true
		end
	end
	return offered
end

local function worth_asking(offered, needs)
	if offered.nobody or offered.everything then
		return offered.everything
	end
	for term in string.gmatch(needs, '[^,]+') do
		if not offered.terms[term] and not string.match(term, '^agent:') then
			return false
		end
	end
	return true
end

local offers = {}
for _, class in ipairs(CLASSES) do
	offers[class] = offered_by(class)
end

local profiles = {}
local heads = redis.call('ZRANGE', HEADS, 0, FURTHEST - 1, 'WITHSCORES')
for i = 1, #heads, 2 do
	local class, needs = string.match(heads[i], '^(%u+)|(.*)$')
	if worth_asking(offers[class], needs) then
		profiles[#profiles + 1] =
			{ name = heads[i], class = class, needs = needs, place = tonumber(heads[i + 1]), passed = 0 }
	end
end

-- Looks at the contact of a profile that stands behind those that were passed over.
local function look(profile)
	local row = redis.call('ZRANGE', waiting(profile.name), profile.passed, profile.passed, 'WITHSCORES')
	profile.contact, profile.place = row[1], tonumber(row[2])
	return row[1]
end

local function earliest()
	local best, at = nil, nil
	for i, profile in ipairs(profiles) do
		if not best or profile.place < best.place then
			best, at = profile, i
		end
	end
	return best, at
end

-- Agents only become less idle while this runs: who finds nobody now finds nobody later.
local answer, limit = {}, tonumber(ARGV[GIVEN]) * 3
while #answer < limit do
	local profile, at = earliest()
	if not profile then
		break
	end
	local contact = profile.contact or look(profile)
	local agent, barred = nil, false
	if contact then
		agent, barred = agent_for(contact, profile.class, profile.needs)
	end
	if agent then
		hold(contact, agent, profile.class)
		answer[#answer + 1], answer[#answer + 2], answer[#answer + 3] = contact, agent, profile.class
	elseif barred and profile.passed < FURTHEST then
		profile.passed = profile.passed + 1
	end
	if not (agent or barred) or profile.passed >= FURTHEST or not look(profile) then
		table.remove(profiles, at)
	end
end
return answer
