-- Takes the first waiting contact in order that some idle agent may take, and reserves both.
-- Answers {contact, agent, class}, {} when nobody fits, {'lost'} when Redis has lost its contents.
if redis.call('EXISTS', GENERATION) == 0 then
	return { 'lost' }
end

local PAGE, FURTHEST = 16, 4096

local function agent_for(contact, idle)
	for from = 0, FURTHEST, PAGE do
		local page = redis.call('ZRANGE', idle, from, from + PAGE - 1)
		for _, agent in ipairs(page) do
			local excluded = redis.call('HGET', EXCLUSIONS, contact .. ';' .. agent)
			if not excluded or tonumber(excluded) <= now then
				return agent
			end
		end
		if #page < PAGE then
			return nil
		end
	end
	return nil
end

-- Only contacts that were just rejected are ever passed over, so the first page nearly always does.
local function first(class, idle)
	if redis.call('EXISTS', idle) == 0 then
		return nil
	end
	for from = 0, FURTHEST, PAGE do
		local page = redis.call('ZRANGE', waiting(class), from, from + PAGE - 1, 'WITHSCORES')
		for i = 1, #page, 2 do
			local agent = agent_for(page[i], idle)
			if agent then
				return { contact = page[i], place = tonumber(page[i + 1]), agent = agent, class = class }
			end
		end
		if #page < 2 * PAGE then
			return nil
		end
	end
	return nil
end

local voice, text = first('VOICE', IDLE_VOICE), first('TEXT', IDLE_TEXT)
local best = voice or text
if voice and text and (text.place < voice.place or (text.place == voice.place and text.contact < voice.contact)) then
	best = text
end
if not best then
	return {}
end
hold(best.contact, best.agent, best.class)
return { best.contact, best.agent, best.class }
