-- Two touches at once call an emergency service once: as long as it is on the line of a call, or rings, there is no second.
update talk_party later set ended_at = now(), reason = 'lost'
	where kind = 'EMERGENCY' and ended_at is null and exists (
		select 1 from talk_party first where first.kind = 'EMERGENCY' and first.ended_at is null
			and first.contact = later.contact and first.target = later.target
			and (first.asked_at, first.id) < (later.asked_at, later.id));

create unique index talk_party_emergency on talk_party (contact, target) where kind = 'EMERGENCY' and ended_at is null;
