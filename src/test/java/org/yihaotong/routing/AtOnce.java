package org.yihaotong.routing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Does everything at once, on the thread that asks. */
final class AtOnce extends RoutingThreads {

	AtOnce() {
		super(new SimpleMeterRegistry());
	}

	@Override
	void run(Object key, Runnable work) {
		work.run();
	}

	@Override
	void beside(String name, Runnable work) {
		work.run();
	}

}
