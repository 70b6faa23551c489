package org.yihaotong.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import org.yihaotong.platform.WorkingCalendar;

/**
 * When a case is to be signed for and closed. Counted from the dispatch and from nothing
 * else, so that no return and no second dispatch buys time.
 *
 * @param calendar the working days
 * @param dayEnds when a working day ends
 */
record DeadlinePolicy(WorkingCalendar calendar, LocalTime dayEnds) {

	private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

	/** What "at once" (0 hours) means. */
	private static final Duration AT_ONCE = Duration.ofMinutes(15);

	/**
	 * Computes both deadlines.
	 * @param dispatched when the case was dispatched
	 * @param acceptHours hours to sign for it, of the clock and not of work; 0 for at
	 * once
	 * @param workingDays working days to close it, not counting the day of dispatch
	 * @return the deadlines
	 */
	Deadlines from(Instant dispatched, int acceptHours, int workingDays) {
		if (acceptHours < 0 || workingDays < 1) {
			throw new IllegalArgumentException("No deadline of " + acceptHours + " h and " + workingDays + " days");
		}
		Duration toAccept = (acceptHours == 0) ? AT_ONCE : Duration.ofHours(acceptHours);
		LocalDate lastDay = this.calendar.after(LocalDate.ofInstant(dispatched, CITY), workingDays);
		return new Deadlines(dispatched.plus(toAccept), lastDay.atTime(this.dayEnds).atZone(CITY).toInstant());
	}

	/**
	 * The two deadlines of a case.
	 *
	 * @param acceptBy when it is to be signed for
	 * @param dueAt when it is to be closed
	 */
	record Deadlines(Instant acceptBy, Instant dueAt) {
	}

}
