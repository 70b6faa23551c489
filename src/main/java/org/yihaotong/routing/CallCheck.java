package org.yihaotong.routing;

import java.util.Optional;

import org.yihaotong.telephony.LiveCall;
import org.yihaotong.telephony.LiveCall.Place;

/**
 * Compares a call in the queue with what Asterisk holds.
 */
final class CallCheck {

	private CallCheck() {
	}

	/** What has to be done. */
	enum Verdict {

		FINE,

		/** The caller is in the waiting room and may be offered. */
		PRESENT,

		/** The caller is in no waiting room that the server serves. */
		ABSENT,

		/**
		 * The dialplan rings softphones for the caller though a server is there again.
		 */
		FORSAKEN,

		/** The call is over, or at least the talk. */
		GONE,

		/** Asterisk connected the call without the server. */
		ADOPT,

		/** It rings at a seat for no offer that is known. */
		STRAY,

		/** The caller was with an agent and is in the waiting room again. */
		RETURNED,

		/** The offer failed, and nobody told. */
		BACK,

		/** The offer was answered, and nobody told. */
		ANSWERED;

		/** Whether it may be acted upon at once; the others need to be seen twice. */
		boolean sure() {
			return this == PRESENT || this == ABSENT;
		}

		/** Whether the dialplan brought it about, and not a change that is being made. */
		boolean byDialplan() {
			return this == PRESENT || this == ABSENT || this == FORSAKEN || this == ADOPT;
		}

	}

	/**
	 * Compares.
	 * @param entry the call as the queue believes it to be
	 * @param live the call as Asterisk has it, looked at after the queue
	 * @return what has to be done
	 */
	static Verdict verdict(QueueEntry entry, Optional<LiveCall> live) {
		return switch (entry.state()) {
			case WAITING -> live.map((call) -> waiting(entry, call.place())).orElse(Verdict.GONE);
			case OFFERED -> live.map((call) -> offered(call.place())).orElse(Verdict.GONE);
			case ACTIVE -> live.map((call) -> active(call.place())).orElse(Verdict.GONE);
			case WRAPPING, DONE, ABANDONED, WITHDRAWN -> Verdict.FINE;
		};
	}

	/**
	 * Judges a call whose Asterisk gives no answer: it may go on, and cannot be offered.
	 * @param entry the call as the queue believes it to be
	 */
	static Verdict unheard(QueueEntry entry) {
		return entry.offerable() ? Verdict.ABSENT : Verdict.FINE;
	}

	private static Verdict waiting(QueueEntry entry, Place place) {
		return switch (place) {
			case WAITING -> entry.present() ? Verdict.FINE : Verdict.PRESENT;
			case FLOW, SENT, ELSEWHERE -> entry.present() ? Verdict.ABSENT : Verdict.FINE;
			case SURVEY -> Verdict.GONE;
			case SURVIVAL -> entry.present() ? Verdict.ABSENT : Verdict.FORSAKEN;
			case OFFERED -> Verdict.STRAY;
			case TALKING -> Verdict.ADOPT;
		};
	}

	private static Verdict active(Place place) {
		return switch (place) {
			case WAITING, SURVIVAL -> Verdict.RETURNED;
			case SURVEY -> Verdict.GONE;
			case FLOW, OFFERED, TALKING, SENT, ELSEWHERE -> Verdict.FINE;
		};
	}

	private static Verdict offered(Place place) {
		return switch (place) {
			case WAITING, SURVIVAL -> Verdict.BACK;
			case TALKING -> Verdict.ANSWERED;
			case SURVEY -> Verdict.GONE;
			case FLOW, OFFERED, SENT, ELSEWHERE -> Verdict.FINE;
		};
	}

}
