package org.yihaotong.telephony.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.ContactId;

/**
 * One line of the journal, {@code seconds.micros|{"extra":"What|contact|first|second"}}.
 *
 * @param at when
 * @param what what happened
 * @param contact the call
 * @param first what belongs to it: the number dialled, a seat, a place, or an attempt
 * @param second the caller, or how an attempt stands
 */
record JournalLine(Instant at, What what, ContactId contact, String first, String second) {

	private static final Pattern FORM = Pattern.compile("([0-9]{1,12}\\.[0-9]{1,6})\\|\\{\"extra\":\""
			+ "(Arrived|Waiting|Survival|Answered|Gone|Surveyed)\\|([0-9a-f-]{36})(?:\\|([0-9a-z-]{0,40}))?(?:\\|([0-9a-z_+]{0,40}))?\"}");

	/** What the dialplan tells. */
	enum What {

		ARRIVED, WAITING, SURVIVAL, ANSWERED, GONE,

		/** A citizen was called about a case: it was answered, or has ended. */
		SURVEYED

	}

	/**
	 * Reads a line.
	 * @param text the line, maybe torn
	 * @return empty if it is none of the dialplan's
	 */
	static Optional<JournalLine> parse(String text) {
		Matcher found = FORM.matcher(text.strip());
		if (!found.matches()) {
			return Optional.empty();
		}
		try {
			What what = What.valueOf(found.group(2).toUpperCase(Locale.ROOT));
			String first = plain(found.group(4));
			return Optional.of(new JournalLine(instant(found.group(1)), what, ContactId.of(found.group(3)),
					(what == What.SURVEYED) ? UUID.fromString(first).toString() : first, plain(found.group(5))));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static Instant instant(String seconds) {
		BigDecimal value = new BigDecimal(seconds);
		return Instant.ofEpochSecond(value.longValue(), value.remainder(BigDecimal.ONE).movePointRight(9).longValue());
	}

	private static String plain(@Nullable String group) {
		return (group != null) ? group : "";
	}

}
