package org.yihaotong.telephony;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.yihaotong.platform.Seat;

/**
 * At which Asterisk each softphone is registered, and how the others ring it: over the
 * trunk between them.
 */
class SeatPlaces {

	private final Map<Seat, String> places = new ConcurrentHashMap<>();

	/**
	 * Takes that a softphone is registered.
	 * @param asterisk where
	 * @param seat whose
	 * @return true: this is news
	 */
	boolean came(String asterisk, Seat seat) {
		this.places.put(seat, asterisk);
		return true;
	}

	/**
	 * Takes that a softphone is not registered.
	 * @param asterisk where
	 * @param seat whose
	 * @return false if it is registered elsewhere
	 */
	boolean went(String asterisk, Seat seat) {
		return this.places.remove(seat, asterisk) || !this.places.containsKey(seat);
	}

	/**
	 * Takes that an Asterisk is lost.
	 * @param asterisk which
	 * @return whose softphones were registered there
	 */
	Set<Seat> lost(String asterisk) {
		return this.places.keySet()
			.stream()
			.filter((seat) -> this.places.remove(seat, asterisk))
			.collect(Collectors.toSet());
	}

	Optional<String> of(Seat seat) {
		return Optional.ofNullable(this.places.get(seat));
	}

	private Optional<String> peer(String from, Seat seat) {
		return of(seat).filter((place) -> !place.equals(from));
	}

	/**
	 * Gives what rings a softphone.
	 * @param from the Asterisk that rings it
	 * @param seat whose
	 */
	String dial(String from, Seat seat) {
		return "PJSIP/" + peer(from, seat).map((peer) -> seat.value() + "@peer-" + peer)
			.orElseGet(() -> "seat-" + seat.value());
	}

	/**
	 * Gives the extension of {@code to-agent} that rings a softphone.
	 * @param from the Asterisk that rings it
	 * @param seat whose
	 * @param offer the attempt
	 */
	String extension(String from, Seat seat, UUID offer) {
		return seat.value() + "*" + offer + peer(from, seat).map("*"::concat).orElse("");
	}

}
