package org.yihaotong.telephony.softphone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.AsteriskAway;

/**
 * Tells every Asterisk which passwords count, always by what PostgreSQL says at that
 * moment.
 */
class PasswordPublisher {

	private static final Logger LOG = LoggerFactory.getLogger(PasswordPublisher.class);

	private static final Duration LONGEST_TURN = Duration.ofSeconds(4);

	private final SeatPasswords passwords;

	private final DerivedPasswords derived;

	private final List<PasswordBook> books;

	private final Clock clock;

	/** Whoever read later writes later, for each seat. */
	private final Map<Seat, ReentrantLock> turns = new ConcurrentHashMap<>();

	PasswordPublisher(SeatPasswords passwords, DerivedPasswords derived, List<PasswordBook> books, Clock clock) {
		this.passwords = passwords;
		this.derived = derived;
		this.books = List.copyOf(books);
		this.clock = clock;
	}

	/**
	 * Tells how a seat stands. An Asterisk that is away is told when it is back, see
	 * {@link #compare}.
	 * @throws AsteriskAway if none took it
	 */
	void publish(Seat seat) {
		List<AsteriskAway> away = this.books.stream().flatMap((book) -> failure(book, seat)).toList();
		if (!away.isEmpty() && away.size() == this.books.size()) {
			throw away.getFirst();
		}
	}

	private Stream<AsteriskAway> failure(PasswordBook book, Seat seat) {
		try {
			write(book, seat);
			return Stream.empty();
		}
		catch (AsteriskAway ex) {
			return Stream.of(ex);
		}
	}

	private void write(PasswordBook book, Seat seat) {
		ReentrantLock turn = this.turns.computeIfAbsent(seat, (one) -> new ReentrantLock());
		take(turn);
		try {
			book.write(seat, digests(this.passwords.at(seat, this.clock.instant())));
		}
		finally {
			turn.unlock();
		}
	}

	private static void take(ReentrantLock turn) {
		try {
			if (turn.tryLock(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new AsteriskAway("Asterisk is slow to take passwords");
	}

	/** Tells of seats at which something ended. */
	void publishEnded(Collection<Seat> seats) {
		for (Seat seat : Set.copyOf(seats)) {
			try {
				publish(seat);
			}
			catch (AsteriskAway ex) {
				LOG.warn("Ended passwords of seat {} count until Asterisk is back: {}", seat, ex.getMessage());
			}
		}
	}

	/**
	 * Compares what every Asterisk has with what is good and writes what differs. The
	 * book is read first: a password is stored before it is told.
	 */
	void compare() {
		this.books.forEach((book) -> {
			try {
				compare(book);
			}
			catch (AsteriskAway ex) {
				LOG.debug("Passwords are not compared: {}", ex.getMessage());
			}
		});
	}

	private void compare(PasswordBook book) {
		Map<Seat, SeatDigests> told = book.read();
		Instant now = this.clock.instant();
		Map<Seat, List<SeatPassword>> good = this.passwords.all(now);
		Set<Seat> seats = new HashSet<>(told.keySet());
		seats.addAll(good.keySet());
		List<Seat> different = seats.stream()
			.filter((seat) -> !digests(good.getOrDefault(seat, List.of()))
				.equals(told.getOrDefault(seat, SeatDigests.NONE)))
			.toList();
		different.forEach((seat) -> write(book, seat));
		if (!different.isEmpty()) {
			LOG.info("Told Asterisk anew which softphone passwords count at {} seats", different.size());
		}
	}

	private SeatDigests digests(List<SeatPassword> newestFirst) {
		return SeatDigests.of(newestFirst.stream().map(this.derived::digest).toList());
	}

}
