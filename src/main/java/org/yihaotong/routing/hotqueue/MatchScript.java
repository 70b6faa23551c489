package org.yihaotong.routing.hotqueue;

import java.util.List;
import java.util.Optional;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * Finds the next contact and agent that fit and reserves both in one step.
 */
class MatchScript extends QueueScript {

	MatchScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "match");
	}

	/**
	 * Makes one match.
	 * @return empty when no idle agent may take a waiting contact
	 * @throws HotQueueLost if Redis has lost its contents
	 */
	Optional<Match> match() throws HotQueueLost {
		List<String> answer = run(ScriptOutputType.MULTI);
		return switch (answer.size()) {
			case 0 -> Optional.empty();
			case 1 -> throw new HotQueueLost();
			default -> Optional.of(new Match(ContactId.of(answer.get(0)), new StaffId(Long.parseLong(answer.get(1))),
					WorkClass.valueOf(answer.get(2))));
		};
	}

}
