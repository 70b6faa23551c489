package org.yihaotong.routing.hotqueue;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;

import org.yihaotong.platform.StaffId;

/**
 * Counts what an agent has.
 */
class CountScript extends QueueScript {

	CountScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "count");
	}

	boolean addsUp(StaffId agent, WorkClass workClass) {
		Long same = run(ScriptOutputType.INTEGER, Long.toString(agent.value()), workClass.name());
		return same == 1;
	}

}
