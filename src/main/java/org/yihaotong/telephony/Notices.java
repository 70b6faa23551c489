package org.yihaotong.telephony;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The spoken notices that are on their way.
 */
class Notices {

	/** 60 s of ringing, the notices themselves, and the way of the events. */
	private static final long LIMIT_SECONDS = 60 + 150 + 15;

	private final Map<UUID, CompletableFuture<NoticeOutcome>> open = new ConcurrentHashMap<>();

	private final int max;

	Notices(int max) {
		this.max = max;
	}

	/**
	 * Begins a notice.
	 * @param id its identifier
	 * @return completes with the outcome; empty if too many are on their way
	 */
	Optional<CompletableFuture<NoticeOutcome>> begin(UUID id) {
		CompletableFuture<NoticeOutcome> outcome = new CompletableFuture<>();
		this.open.put(id, outcome);
		if (this.open.size() > this.max) {
			this.open.remove(id);
			return Optional.empty();
		}
		outcome.completeOnTimeout(new NoticeOutcome.NotPossible(), LIMIT_SECONDS, TimeUnit.SECONDS)
			.whenComplete((result, failure) -> this.open.remove(id));
		return Optional.of(outcome);
	}

	/**
	 * Ends a notice; what is told first counts.
	 * @param id its identifier
	 * @param result how it ended
	 */
	void end(UUID id, NoticeOutcome result) {
		CompletableFuture<NoticeOutcome> outcome = this.open.remove(id);
		if (outcome != null) {
			// Whoever waits for the outcome must not hold Asterisk's event thread.
			outcome.completeAsync(() -> result);
		}
	}

}
