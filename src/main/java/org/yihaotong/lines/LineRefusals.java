package org.yihaotong.lines;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.springframework.http.HttpStatus;

/**
 * All that this module refuses.
 */
final class LineRefusals {

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	private LineRefusals() {
	}

	static LineRefused notFound() {
		return new LineRefused(HttpStatus.NOT_FOUND, "line-not-found", "There is no such line");
	}

	static LineRefused changedMeanwhile() {
		return new LineRefused(HttpStatus.CONFLICT, "line-changed", "Somebody else has just changed this line");
	}

	static LineRefused withoutVersion() {
		return new LineRefused(HttpStatus.PRECONDITION_REQUIRED, "line-version",
				"If-Match with the version that was read is missing");
	}

	/** The code is {@code line-WHAT}. */
	static LineRefused badInput(String what, String message, Object... arguments) {
		return new LineRefused(HttpStatus.UNPROCESSABLE_CONTENT, "line-" + what, message, arguments);
	}

	static LineRefused unknownDuty(String entry) {
		return badInput("duty-entry", "The directory has no entry " + entry, entry);
	}

	static LineRefused cutOver(String what, Instant at, ZoneId zone) {
		String time = MINUTE.format(at.atZone(zone));
		return badInput("cut-over-" + what, "The cut-over of " + time + " is refused: " + what, time);
	}

	/** The code is {@code announcement-WHAT}. */
	static LineRefused badAnnouncement(String what, String message, Object... arguments) {
		return new LineRefused(HttpStatus.UNPROCESSABLE_CONTENT, "announcement-" + what, message, arguments);
	}

	static LineRefused alreadyAnnounced() {
		return new LineRefused(HttpStatus.CONFLICT, "announcement-on",
				"Another announcement is on there; replace it or switch it off");
	}

	static LineRefused noAnnouncement() {
		return new LineRefused(HttpStatus.NOT_FOUND, "announcement-not-found", "There is no such announcement");
	}

	static LineRefused announcementOver() {
		return new LineRefused(HttpStatus.CONFLICT, "announcement-over", "This announcement has ended already");
	}

}
