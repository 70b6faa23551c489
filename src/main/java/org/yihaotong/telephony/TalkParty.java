package org.yihaotong.telephony;

import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

import org.yihaotong.platform.Seat;

/**
 * Somebody who is called into a talk.
 */
public sealed interface TalkParty {

	/**
	 * Returns what later events name the attempt by; also the channel's identifier.
	 * @return a random UUID
	 */
	UUID id();

	/**
	 * Returns how long it rings.
	 * @return a few seconds to a minute
	 */
	Duration ring();

	/**
	 * A colleague.
	 *
	 * @param id the attempt
	 * @param seat whose telephone rings
	 * @param ring how long
	 */
	record AtSeat(UUID id, Seat seat, Duration ring) implements TalkParty {
	}

	/**
	 * Somebody outside. Who may be called is decided above; what is no plain number or
	 * endpoint is refused here once more, because it becomes part of a dial string.
	 *
	 * @param id the attempt
	 * @param number digits as the trunk dials them
	 * @param endpoint which trunk
	 * @param shownName what the called display shows beside the hotline's number:
	 * letters, digits, space and hyphen
	 * @param reference sent as header {@code X-Contact}
	 * @param outlivesCitizen whether agent and party talk on when the citizen is gone
	 * @param ring how long
	 */
	record Outside(UUID id, String number, String endpoint, String shownName, String reference, boolean outlivesCitizen,
			Duration ring) implements TalkParty {

		private static final Pattern NUMBER = Pattern.compile("[0-9]{3,15}");

		private static final Pattern ENDPOINT = Pattern.compile("[a-z0-9-]{1,40}");

		private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 -]{0,60}");

		public Outside {
			require(NUMBER, number);
			require(ENDPOINT, endpoint);
			require(PLAIN, shownName);
			require(PLAIN, reference);
		}

		private static void require(Pattern form, String value) {
			if (!form.matcher(value).matches()) {
				throw new IllegalArgumentException("Not fit for a dial string: " + value.length() + " characters");
			}
		}

	}

}
