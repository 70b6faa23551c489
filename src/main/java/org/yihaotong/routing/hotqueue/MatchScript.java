package org.yihaotong.routing.hotqueue;

import java.util.ArrayList;
import java.util.List;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * Finds the next contacts and agents that fit and reserves them in one step.
 */
class MatchScript extends QueueScript {

	private static final List<String> AGAIN = List.of("again");

	MatchScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "match");
	}

	/**
	 * Makes matches.
	 * @param most how many at most
	 * @return in the order of the contacts; empty when no idle agent may take a waiting
	 * contact
	 * @throws HotQueueLost if Redis has lost its contents
	 */
	List<Match> match(int most) throws HotQueueLost {
		List<String> answer;
		do {
			answer = run(ScriptOutputType.MULTI, Integer.toString(most));
		}
		while (answer.equals(AGAIN));
		if (answer.size() == 1) {
			throw new HotQueueLost();
		}
		List<Match> matches = new ArrayList<>(answer.size() / 3);
		for (int at = 0; at < answer.size(); at += 3) {
			matches.add(new Match(ContactId.of(answer.get(at)), new StaffId(Long.parseLong(answer.get(at + 1))),
					WorkClass.valueOf(answer.get(at + 2))));
		}
		return matches;
	}

}
