package org.yihaotong.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords per account and address in this process. Bounded: whoever tries
 * many names cannot fill the memory, and when the table is full the oldest half goes.
 */
@Component
class SignInThrottle {

	private static final int MOST = 10_000;

	private final ConcurrentMap<Key, Failures> failures = new ConcurrentHashMap<>();

	private final AccessProperties properties;

	private final Clock clock;

	SignInThrottle(AccessProperties properties, Clock clock) {
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Refuses a further try after too many wrong ones.
	 * @param username the account that is tried
	 * @param address from where
	 */
	void check(String username, String address) {
		Failures known = this.failures.get(new Key(username, address));
		Instant now = this.clock.instant();
		if (known != null && known.count() >= this.properties.signInTries() && now.isBefore(endOf(known))) {
			throw AccessRefused.tooManyTries(Duration.between(now, endOf(known)));
		}
	}

	void failed(String username, String address) {
		makeRoom();
		Instant now = this.clock.instant();
		this.failures.merge(new Key(username, address), new Failures(1, now),
				(known, first) -> now.isBefore(endOf(known)) ? new Failures(known.count() + 1, known.since()) : first);
	}

	void succeeded(String username, String address) {
		this.failures.remove(new Key(username, address));
	}

	int size() {
		return this.failures.size();
	}

	private Instant endOf(Failures known) {
		return known.since().plus(this.properties.signInPause());
	}

	private void makeRoom() {
		if (this.failures.size() < MOST) {
			return;
		}
		Instant middle = this.failures.values()
			.stream()
			.map(Failures::since)
			.sorted()
			.skip(MOST / 2)
			.findFirst()
			.orElseGet(this.clock::instant);
		this.failures.values().removeIf((known) -> !known.since().isAfter(middle));
	}

	private record Key(String username, String address) {
	}

	private record Failures(int count, Instant since) {
	}

}
