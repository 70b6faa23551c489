package org.yihaotong.telephony.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.OutboundGuard.Ground;
import org.yihaotong.telephony.OutboundGuard.Verdict;

/**
 * Counts in this process while the database does not answer: the same caps, for this node
 * alone.
 */
class LocalOutboundCounts implements OutboundCounts {

	private final Deque<Call> calls = new ArrayDeque<>();

	private final ReentrantLock lock = new ReentrantLock();

	private record Call(PhoneNumber callee, Instant at) {
	}

	@Override
	public Verdict count(PhoneNumber callee, Ground ground, OutboundCaps caps, Instant at) {
		this.lock.lock();
		try {
			Instant day = at.minus(Duration.ofDays(1));
			// No more than the day's cap are ever kept.
			this.calls.removeIf((call) -> call.at().isBefore(day));
			Verdict verdict = (ground == Ground.EMERGENCY) ? Verdict.ALLOWED : caps.verdict(ground, made(callee, at));
			if (verdict == Verdict.ALLOWED && ground != Ground.EMERGENCY) {
				this.calls.addLast(new Call(callee, at));
			}
			return verdict;
		}
		finally {
			this.lock.unlock();
		}
	}

	private OutboundCaps.Made made(PhoneNumber callee, Instant at) {
		Instant hour = at.minus(Duration.ofHours(1));
		Predicate<Call> same = (call) -> call.callee().equals(callee);
		Predicate<Call> recent = (call) -> call.at().isAfter(hour);
		return new OutboundCaps.Made(count(same.and(recent)), count(same), count(recent), this.calls.size());
	}

	private int count(Predicate<Call> which) {
		return Math.toIntExact(this.calls.stream().filter(which).count());
	}

}
