package org.yihaotong.telephony;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.platform.PhoneNumber;

/**
 * How often one number may take up the voice flow and the recogniser. Above it a caller
 * is not turned away: the call goes to a person at once, because behind any number may be
 * an emergency. Who withholds the number shares one larger limit with all who do.
 */
class CallerLimits {

	private static final Logger LOG = LoggerFactory.getLogger(CallerLimits.class);

	private static final Duration WINDOW = Duration.ofMinutes(10);

	/** Numbers remembered; who called longest ago is forgotten first. */
	private static final int MOST_NUMBERS = 50_000;

	private static final String WITHHELD = "withheld";

	private final int ofOne;

	private final int ofWithheld;

	private final Set<String> exempt;

	private final Clock clock;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, Deque<Instant>> calls = new LinkedHashMap<>(1024, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
			return size() > MOST_NUMBERS;
		}

	};

	CallerLimits(TelephonyProperties.Limits limits, Clock clock) {
		this.ofOne = limits.callerFlows();
		this.ofWithheld = limits.withheldFlows();
		this.exempt = Set.copyOf(limits.exempt());
		this.clock = clock;
	}

	/**
	 * Counts a call when it arrives. Whoever the dialplan sends to a certain flow is in
	 * already, and may be in danger.
	 * @param call the call
	 * @return false if the flow is not for this call
	 */
	boolean admit(Call call) {
		return call.flow().isPresent() || admit(call.caller());
	}

	/**
	 * Counts a call.
	 * @param caller who calls, empty when withheld
	 * @return false if the flow is not for this call
	 */
	boolean admit(Optional<PhoneNumber> caller) {
		String key = caller.map(PhoneNumber::value).orElse(WITHHELD);
		if (this.exempt.contains(key)) {
			return true;
		}
		boolean admitted = count(key, caller.isPresent() ? this.ofOne : this.ofWithheld);
		if (!admitted) {
			LOG.warn("{} calls too often and goes to a person without the flow",
					caller.map(PhoneNumber::masked).orElse(WITHHELD));
		}
		return admitted;
	}

	private boolean count(String key, int limit) {
		Instant now = this.clock.instant();
		this.lock.lock();
		try {
			Deque<Instant> recent = this.calls.computeIfAbsent(key, (number) -> new ArrayDeque<>());
			while (!recent.isEmpty() && recent.getFirst().isBefore(now.minus(WINDOW))) {
				recent.removeFirst();
			}
			if (recent.size() >= limit) {
				return false;
			}
			recent.addLast(now);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

}
