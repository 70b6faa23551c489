package org.yihaotong.ivr;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.CoarseWait;
import org.yihaotong.platform.ContactId;
import org.yihaotong.speech.SpokenNumbers;

/**
 * Says how many callers are before one, and about how long it takes where that can be
 * estimated. What is not known is left out.
 */
final class SpokenWait {

	private static final Logger logger = LoggerFactory.getLogger(SpokenWait.class);

	/** A larger number would only discourage, and is not exact for long. */
	private static final int MOST_TOLD = 20;

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
	private static Optional<CoarseWait> estimate(IntakeDesk desk, ContactId call) {
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

	private static String time(CoarseWait wait) {
		return switch (wait) {
			case CoarseWait.LessThanAMinute soon -> "预计等待不到一分钟。";
			case CoarseWait.AboutMinutes(int minutes) -> SpokenNumbers.spell("预计还要等约" + minutes + "分钟。");
			case CoarseWait.MoreThanTenMinutes late -> "预计等待超过十分钟。";
		};
	}

}
