package org.yihaotong.lines;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.LineNumber;

/**
 * A short announcement that callers hear before the question, because many of them call
 * for the same reason.
 *
 * @param id its number
 * @param line the line; empty: every line
 * @param text what is spoken, 1 to {@value #LONGEST} characters
 * @param from when it was switched on
 * @param until when it ends by itself, or was switched off
 */
public record HotSpot(long id, Optional<LineNumber> line, String text, Instant from, Instant until) {

	/** About a minute of speech: who hears longer hangs up. */
	static final int LONGEST = 300;

	/**
	 * Tells whether callers hear it.
	 * @param instant when
	 * @return whether it is on
	 */
	public boolean isOn(Instant instant) {
		return !instant.isBefore(this.from) && instant.isBefore(this.until);
	}

	boolean concerns(LineNumber number) {
		return this.line.isEmpty() || this.line.get().equals(number);
	}

}
