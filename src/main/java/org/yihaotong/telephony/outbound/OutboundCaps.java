package org.yihaotong.telephony.outbound;

import org.yihaotong.telephony.OutboundGuard.Ground;
import org.yihaotong.telephony.OutboundGuard.Verdict;

/**
 * How many calls may be begun.
 *
 * @param numberHour to one number in an hour
 * @param numberDay to one number in a day
 * @param directoryHour to one number of the directory in an hour
 * @param directoryDay to one number of the directory in a day
 * @param allHour to all numbers in an hour
 * @param allDay to all numbers in a day
 */
public record OutboundCaps(int numberHour, int numberDay, int directoryHour, int directoryDay, int allHour,
		int allDay) {

	Verdict verdict(Ground ground, Made made) {
		return switch (ground) {
			case EMERGENCY -> Verdict.ALLOWED;
			case CENTRE -> ofAll(made);
			case CITIZEN -> ofNumber(made, this.numberHour, this.numberDay);
			case DIRECTORY -> ofNumber(made, this.directoryHour, this.directoryDay);
		};
	}

	private Verdict ofNumber(Made made, int hour, int day) {
		if (made.numberHour() >= hour) {
			return Verdict.NUMBER_HOUR;
		}
		return (made.numberDay() >= day) ? Verdict.NUMBER_DAY : ofAll(made);
	}

	private Verdict ofAll(Made made) {
		if (made.allHour() >= this.allHour) {
			return Verdict.ALL_HOUR;
		}
		return (made.allDay() >= this.allDay) ? Verdict.ALL_DAY : Verdict.ALLOWED;
	}

	/**
	 * What was begun in the last hour and day.
	 *
	 * @param numberHour to this number
	 * @param numberDay to this number
	 * @param allHour to all
	 * @param allDay to all
	 */
	record Made(int numberHour, int numberDay, int allHour, int allDay) {
	}

}
