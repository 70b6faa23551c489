package org.yihaotong.speech;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Closes sessions that nobody has closed, so that a lost call does not keep its native
 * memory.
 */
final class SessionTimeouts implements AutoCloseable {

	private final ScheduledExecutorService timer = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("speech-timeouts").daemon().factory());

	private final Set<SpeechSession> open = ConcurrentHashMap.newKeySet();

	private final Duration timeout;

	SessionTimeouts(Duration timeout) {
		this.timeout = timeout;
	}

	void watch(SpeechSession session) {
		this.open.add(session);
		this.timer.schedule(() -> expire(session), this.timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void expire(SpeechSession session) {
		this.open.remove(session);
		session.close();
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		this.open.forEach(SpeechSession::close);
	}

}
