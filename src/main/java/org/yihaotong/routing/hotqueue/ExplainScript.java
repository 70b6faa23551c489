package org.yihaotong.routing.hotqueue;

import java.util.List;
import java.util.Optional;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;

import org.yihaotong.platform.ContactId;

/**
 * Tells how a contact stands.
 */
class ExplainScript extends QueueScript {

	ExplainScript(StatefulRedisConnection<String, String> connection, Rules rules) {
		super(connection, rules, "explain");
	}

	Optional<Outlook> explain(ContactId contact) {
		List<String> answer = run(ScriptOutputType.MULTI, contact.toString());
		if (answer.isEmpty()) {
			return Optional.empty();
		}
		String profile = answer.get(0);
		return Optional.of(new Outlook(Needs.parse(profile.substring(profile.indexOf('|') + 1)),
				Integer.parseInt(answer.get(2)), Integer.parseInt(answer.get(3)), Integer.parseInt(answer.get(4))));
	}

}
