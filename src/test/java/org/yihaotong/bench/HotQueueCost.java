package org.yihaotong.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

import io.lettuce.core.RedisClient;
import org.yihaotong.agents.AgentProfile;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.agents.AgentStatus.Presence;
import org.yihaotong.agents.Capacity;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.routing.hotqueue.HotQueue;
import org.yihaotong.routing.hotqueue.HotQueueLost;
import org.yihaotong.routing.hotqueue.Match;
import org.yihaotong.routing.hotqueue.Needs;
import org.yihaotong.routing.hotqueue.Rings;
import org.yihaotong.routing.hotqueue.Rings.Ring;
import org.yihaotong.routing.hotqueue.Rules;
import org.yihaotong.routing.hotqueue.Standing;
import org.yihaotong.routing.hotqueue.WorkClass;
import org.yihaotong.testing.TestParts;

/**
 * What one match costs Redis and the way there and back, by how many wait.
 */
final class HotQueueCost {

	private static final int SKILLS = 60;

	private static final int AGENTS = 50;

	private static final int ROUNDS = 4000;

	private HotQueueCost() {
	}

	static double micros(SplittableRandom random, int waiting) {
		try (RedisClient client = RedisClient.create(TestParts.newRedis()); var connection = client.connect()) {
			HotQueue queue = new HotQueue(connection, new Rules(Clock.systemUTC(), new Capacity(3, 3)));
			queue.rebuild(() -> fill(queue, random, waiting));
			List<Match> held = new ArrayList<>(queue.match(AGENTS));
			measured(queue, random, held, ROUNDS / 4);
			return measured(queue, random, held, ROUNDS);
		}
		catch (HotQueueLost ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static double measured(HotQueue queue, SplittableRandom random, List<Match> held, int rounds)
			throws HotQueueLost {
		long spent = 0;
		int made = 0;
		for (int round = 0; round < rounds; round++) {
			if (!held.isEmpty()) {
				queue.release(held.remove(random.nextInt(held.size())), Optional.empty(), Optional.empty());
			}
			queue.enqueue(standing(random, System.nanoTime()));
			long began = System.nanoTime();
			List<Match> matches = queue.match(AGENTS);
			spent += System.nanoTime() - began;
			made += matches.size();
			held.addAll(matches);
		}
		return spent / 1e3 / made;
	}

	private static Standing standing(SplittableRandom random, long place) {
		Needs needs = Needs.of(Map.of(new Skill("group:s" + random.nextInt(SKILLS)), 1));
		return new Standing(ContactId.random(), WorkClass.VOICE, place,
				new Rings(List.of(new Ring(Instant.EPOCH, needs))));
	}

	private static void fill(HotQueue queue, SplittableRandom random, int waiting) {
		List<Standing> all = new ArrayList<>();
		for (int index = 0; index < waiting; index++) {
			all.add(standing(random, index));
		}
		queue.enqueue(all);
		for (int agent = 0; agent < AGENTS; agent++) {
			StaffId id = new StaffId(agent + 1L);
			Seat seat = new Seat(Integer.toString(1000 + agent));
			TreeMap<Skill, Integer> skills = new TreeMap<>();
			random.ints(12, 0, SKILLS)
				.distinct()
				.limit(4)
				.forEach((skill) -> skills.put(new Skill("group:s" + skill), 2));
			queue.skills(List.of(new AgentProfile(id, skills, Optional.empty(), Instant.EPOCH)));
			queue.seat(seat, true, Instant.EPOCH);
			queue.presence(new AgentStatus(id, "", Optional.of(seat), Presence.READY, Optional.empty(), Instant.now(),
					Optional.empty(), Optional.empty()));
		}
	}

}
