package org.yihaotong.talk;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * Something that an agent asked for and that the talk does not allow.
 */
class TalkRefused extends Refusal {

	TalkRefused(HttpStatus status, String code, String message, Object... arguments) {
		super(status, code, message, arguments);
	}

	static TalkRefused over() {
		return new TalkRefused(HttpStatus.CONFLICT, "not-talking", "The talk is over");
	}

	static TalkRefused away() {
		return new TalkRefused(HttpStatus.SERVICE_UNAVAILABLE, "telephony-away", "Asterisk does not answer");
	}

	static TalkRefused noTarget() {
		return new TalkRefused(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-target",
				"There is no such colleague or entry of the directory");
	}

	static TalkRefused noService(String service) {
		return new TalkRefused(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-service",
				"There is no such emergency service", service);
	}

	static TalkRefused noBriefing(String service) {
		return new TalkRefused(HttpStatus.UNPROCESSABLE_CONTENT, "no-briefing",
				"This emergency service is told by word of mouth", service);
	}

	static TalkRefused alreadyAsking() {
		return new TalkRefused(HttpStatus.CONFLICT, "already-asking", "Somebody is already being asked");
	}

	static TalkRefused nobodyAsked() {
		return new TalkRefused(HttpStatus.CONFLICT, "nobody-asked",
				"Nobody was asked into the talk, or nobody answered");
	}

	static TalkRefused tooManyCalls() {
		return new TalkRefused(HttpStatus.TOO_MANY_REQUESTS, "too-many-outside-calls",
				"The limit of calls to this number or by this agent is reached");
	}

}
