-- Shared by all scripts of the queue; put in front of each.
--
-- Contacts that take the same capacity and need the same skills stand in one sorted set, their profile
-- ('VOICE|lang:mn>1'); HEADS keeps the place of the first of each. Idle agents stand in one sorted set for
-- each class of work and once more for each skill and level that they have. So a match costs what there are
-- profiles, not what there are contacts or agents.
local GENERATION, HEADS, CONTACTS, WIDENING, HOLDS, AGENTS, SKILLS = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6], KEYS[7]
local SEATS, SEATED, LOADS, IDLE_SINCE, EXCLUSIONS = KEYS[8], KEYS[9], KEYS[10], KEYS[11], KEYS[12]
local PREFIX = string.sub(GENERATION, 1, -11)
local CLASSES = { 'VOICE', 'LETTER', 'MESSAGE' }
local now, GIVEN = tonumber(ARGV[1]), 4
local usual = { VOICE = 1, LETTER = tonumber(ARGV[2]), MESSAGE = tonumber(ARGV[3]) }

local function waiting(profile)
	return PREFIX .. 'waiting:' .. profile
end

local function idle(class)
	return PREFIX .. 'idle:' .. class .. '|'
end

-- Notes who is first in a profile now.
local function refresh(profile)
	local first = redis.call('ZRANGE', waiting(profile), 0, 0, 'WITHSCORES')
	if first[1] then
		redis.call('ZADD', HEADS, first[2], profile)
	else
		redis.call('ZREM', HEADS, profile)
	end
end

local function leave(contact)
	local record = redis.call('HGET', CONTACTS, contact)
	if not record then
		return false
	end
	local profile = string.match(record, '^[^\n]*')
	redis.call('ZREM', waiting(profile), contact)
	redis.call('HDEL', CONTACTS, contact)
	redis.call('ZREM', WIDENING, contact)
	refresh(profile)
	return true
end

-- Puts a contact into its place. Rings are 'since=needs' joined by ';', the first since 0: the needs that hold now
-- are those of the last ring that has begun.
local function join(contact, class, place, rings)
	local needs, widens = '', nil
	for since, needed in string.gmatch(rings, '(%d+)=([^;]*)') do
		if tonumber(since) <= now then
			needs = needed
		else
			widens = since
			break
		end
	end
	leave(contact)
	local profile = class .. '|' .. needs
	redis.call('ZADD', waiting(profile), place, contact)
	redis.call('HSET', CONTACTS, contact, profile .. '\n' .. place .. '\n' .. rings)
	if widens then
		redis.call('ZADD', WIDENING, widens, contact)
	end
	refresh(profile)
end

-- What an agent may have at once and has learnt: capacity by class, skills as 'name>level' for each level up to the own.
local function profile_of(agent)
	local record = redis.call('HGET', SKILLS, agent)
	if not record then
		return usual, {}
	end
	local letters, messages, list = string.match(record, '^%d+;(%d+);(%d+);(.*)$')
	local terms = {}
	for term in string.gmatch(list, '[^,]+') do
		terms[#terms + 1] = term
	end
	return { VOICE = 1, LETTER = tonumber(letters), MESSAGE = tonumber(messages) }, terms
end

local function load_of(class, agent)
	return tonumber(redis.call('HGET', LOADS, class .. ';' .. agent) or '0')
end

local function reachable(seat)
	local known = redis.call('HGET', SEATS, seat)
	return known and string.sub(known, -1) == '1'
end

local function busy(class, agent, terms)
	if redis.call('ZREM', idle(class), agent) == 1 then
		for _, term in ipairs(terms) do
			redis.call('ZREM', idle(class) .. term, agent)
		end
	end
end

local function free(class, agent, terms, rank)
	local known = redis.call('ZSCORE', idle(class), agent)
	if known and tonumber(known) == tonumber(rank) then
		return
	end
	redis.call('ZADD', idle(class), rank, agent)
	for _, term in ipairs(terms) do
		redis.call('ZADD', idle(class) .. term, rank, agent)
	end
end

-- Puts the agent into the lists of the idle, or takes it out, after anything about it changed.
-- Whoever works on fewer texts goes first, then whoever has been idle for longest.
local function settle(agent)
	local record = redis.call('HGET', AGENTS, agent)
	local ready, seat = false, ''
	if record then
		local flag, where = string.match(record, '^%d+;(%d);(.*)$')
		ready, seat = flag == '1', where
	end
	local capacity, terms = profile_of(agent)
	local voice, letters, messages = load_of('VOICE', agent), load_of('LETTER', agent), load_of('MESSAGE', agent)
	local since = tonumber(redis.call('HGET', IDLE_SINCE, agent) or '0')
	local rank = string.format('%.0f', (letters + messages) * 1e14 + since)
	local able = {
		VOICE = ready and voice == 0 and seat ~= '' and reachable(seat),
		LETTER = ready and voice == 0 and letters < capacity.LETTER,
		MESSAGE = ready and voice == 0 and messages < capacity.MESSAGE,
	}
	for _, class in ipairs(CLASSES) do
		if able[class] then
			free(class, agent, terms, rank)
		else
			busy(class, agent, terms)
		end
	end
end

local function hold(contact, agent, class)
	leave(contact)
	redis.call('HSET', HOLDS, contact, agent .. ';' .. class)
	redis.call('HINCRBY', LOADS, class .. ';' .. agent, 1)
	if class == 'VOICE' then
		-- Nothing comes beside a call, whatever else is known of the agent.
		local _, terms = profile_of(agent)
		for _, each in ipairs(CLASSES) do
			busy(each, agent, terms)
		end
	else
		settle(agent)
	end
end
