package org.yihaotong.ivr;

import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.intake.ExpectedWait;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.ContactId;

/**
 * Says how many callers are before one, and about how long it takes where that can be
 * estimated. What is not known is left out.
 */
final class SpokenWait {

	private static final Logger logger = LoggerFactory.getLogger(SpokenWait.class);

	/** A larger number would only discourage, and is not exact for long. */
	private static final int MOST_TOLD = 20;

	private static final Map<Integer, String> NUMERALS = Map.of(1, "一", 2, "两", 3, "三", 4, "四", 5, "五", 6, "六", 7, "七",
			8, "八", 9, "九", 10, "十");

	private SpokenWait() {
	}

	/**
	 * Asks the desk.
	 * @param desk knows the queue
	 * @param call who waits
	 * @return one sentence or two
	 */
	static String of(IntakeDesk desk, ContactId call) {
		return place(desk.ahead(call)) + estimate(desk, call).map(SpokenWait::time).orElse("");
	}

	/** An estimate is no reason to tell a caller nothing at all. */
	private static Optional<ExpectedWait> estimate(IntakeDesk desk, ContactId call) {
		try {
			return desk.expectedWait(call);
		}
		catch (RuntimeException ex) {
			logger.warn("Contact {} is not told how long it takes: {}", call, ex.toString());
			return Optional.empty();
		}
	}

	private static String place(Optional<Integer> before) {
		return before
			.map((count) -> (count == 0) ? "下一位就是您。" : (count <= MOST_TOLD) ? "您前面还有" + count + "位。" : "您前面还有很多人。")
			.orElse("您还在排队。");
	}

	private static String time(ExpectedWait wait) {
		return switch (wait) {
			case ExpectedWait.LessThanAMinute soon -> "预计等待不到一分钟。";
			case ExpectedWait.AboutMinutes(int minutes) -> "预计还要等约" + NUMERALS.getOrDefault(minutes, "几") + "分钟。";
			case ExpectedWait.MoreThanTenMinutes late -> "预计等待超过十分钟。";
		};
	}

}
