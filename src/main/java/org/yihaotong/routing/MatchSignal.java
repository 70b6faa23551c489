package org.yihaotong.routing;

import org.springframework.stereotype.Component;

/**
 * Says that there may be something to match: a contact joined, an agent became idle.
 */
@Component
class MatchSignal {

	private volatile Runnable listener = () -> {
	};

	void listen(Runnable matcher) {
		this.listener = matcher;
	}

	void raise() {
		this.listener.run();
	}

}
