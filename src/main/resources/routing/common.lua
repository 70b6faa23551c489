-- Shared by all scripts of the queue; put in front of each.
local GENERATION, WAITING_VOICE, WAITING_TEXT, IDLE_VOICE, IDLE_TEXT, HOLDS = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local AGENTS, SEATS, SEATED, LOAD_VOICE, LOAD_TEXT, IDLE_SINCE, EXCLUSIONS = KEYS[7], KEYS[8], KEYS[9], KEYS[10], KEYS[11], KEYS[12], KEYS[13]
local now, texts_per_agent = tonumber(ARGV[1]), tonumber(ARGV[2])

local function load_of(key, agent)
	return tonumber(redis.call('HGET', key, agent) or '0')
end

local function waiting(class)
	return (class == 'VOICE') and WAITING_VOICE or WAITING_TEXT
end

local function reachable(seat)
	local known = redis.call('HGET', SEATS, seat)
	return known and string.sub(known, -1) == '1'
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
	local voice, text = load_of(LOAD_VOICE, agent), load_of(LOAD_TEXT, agent)
	local since = tonumber(redis.call('HGET', IDLE_SINCE, agent) or '0')
	local rank = string.format('%.0f', text * 1e14 + since)
	if ready and voice == 0 and seat ~= '' and reachable(seat) then
		redis.call('ZADD', IDLE_VOICE, rank, agent)
	else
		redis.call('ZREM', IDLE_VOICE, agent)
	end
	if ready and voice == 0 and text < texts_per_agent then
		redis.call('ZADD', IDLE_TEXT, rank, agent)
	else
		redis.call('ZREM', IDLE_TEXT, agent)
	end
end

local function hold(contact, agent, class)
	redis.call('ZREM', waiting(class), contact)
	redis.call('HSET', HOLDS, contact, agent .. ';' .. class)
	redis.call('HINCRBY', (class == 'VOICE') and LOAD_VOICE or LOAD_TEXT, agent, 1)
	settle(agent)
end
